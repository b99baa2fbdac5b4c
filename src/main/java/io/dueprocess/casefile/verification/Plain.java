package io.dueprocess.casefile.verification;

/** What strangers wrote, fit for a terminal: short, in one line, without control characters. */
final class Plain {

  private static final int LONGEST = 80;

  private Plain() {}

  static String text(String found) {
    if (found == null) {
      return "nothing";
    }
    StringBuilder plain = new StringBuilder();
    found.codePoints().limit(LONGEST).forEach(c -> plain.appendCodePoint(
        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.SURROGATE
            ? '\uFFFD' : c));
    return found.length() > LONGEST ? plain + "…" : plain.toString();
  }
}
