package io.dueprocess.casefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What people write, and numbers as they read them in the sentences of findings. */
public final class Words {

  private static final int DECIMALS = 4;

  private Words() {}

  /** Whether a person wrote nothing there. */
  public static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** "1 session", "3 sessions". */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A figure without needless zeros, and with four decimals at most; only the sentence is rounded. */
  public static String figure(BigDecimal figure) {
    BigDecimal rounded = figure.scale() > DECIMALS ? figure.setScale(DECIMALS, RoundingMode.HALF_EVEN) : figure;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A constant as words in a sentence: DOCUMENT_FIRST is "document first". */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
