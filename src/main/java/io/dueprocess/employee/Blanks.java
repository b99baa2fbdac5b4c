package io.dueprocess.employee;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What exports do to words: stray blanks, among them some that nobody sees, and capitals at will. */
final class Blanks {

  private static final Pattern INNER = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\u200B\\uFEFF]+");

  private Blanks() {}

  /** Without blanks at the ends, no-break and zero-width ones included. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** On one line, with single blanks. */
  static String collapse(String text) {
    return INNER.matcher(strip(text)).replaceAll(" ");
  }

  /** The same for two words that differ in blanks, capitals or the way an accent is encoded. */
  static String key(String text) {
    return Normalizer.normalize(collapse(text), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }
}
