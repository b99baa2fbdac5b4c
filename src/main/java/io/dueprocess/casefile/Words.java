package io.dueprocess.casefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write, and numbers and days as they read them in the sentences of findings, letters and documents. */
public final class Words {

  private static final int DECIMALS = 4;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Set<String> PLACEHOLDERS = Set.of(
      "na", "none", "nothing", "tbd", "tba", "todo", "unknown", "xxx", "to be defined", "to be decided",
      "no help", "no help given", "no help needed", "none given", "none needed", "nothing given", "not given",
      "not needed");
  private static final Pattern NAMES_SOMETHING = Pattern.compile("[\\p{L}\\p{N}%‰\\p{Sc}]");

  private Words() {}

  /** A text without blanks around it; null where there is none. */
  public static String orNull(String text) {
    return blank(text) ? null : text.strip();
  }

  /** Whether a person wrote nothing there. */
  public static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /**
   * Whether a text that has to say something says nothing: empty, without a letter or a figure, or one of the usual
   * stopgaps ("n/a", "tbd", "none", "no help given"). House default. It knows words, not meanings: who wants to say
   * nothing in a whole sentence can.
   */
  public static boolean sayNothing(String text) {
    return blank(text) || !NAMES_SOMETHING.matcher(text).find()
        || PLACEHOLDERS.contains(normal(text).replaceAll("[^\\p{L} ]", ""));
  }

  /** A text as two people would spell it alike: lower case, one blank between words, a straight apostrophe. */
  public static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ");
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

  /** "4 November 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A text that is a day as data spells it, "2026-11-04", as people read it; any other text as it is. */
  public static String dayOr(String text) {
    if (!ISO_DAY.matcher(text).matches()) {
      return text;
    }
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeParseException noDay) {
      return text;
    }
  }

  /** A constant as words in a sentence: DOCUMENT_FIRST is "document first". */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
