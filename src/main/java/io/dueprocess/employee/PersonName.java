package io.dueprocess.employee;

/** A name in two parts, from whichever way an export writes it. */
record PersonName(String first, String last) {

  /** "Last, First" if there is a comma; else the last word is the last name. Null where one part is missing. */
  static PersonName read(String text) {
    String name = Blanks.collapse(text);
    int comma = name.indexOf(',');
    int cut = comma >= 0 ? comma : name.lastIndexOf(' ');
    if (cut < 0) {
      return null;
    }
    String before = Blanks.strip(name.substring(0, cut));
    String after = Blanks.strip(name.substring(cut + 1));
    if (before.isEmpty() || after.isEmpty()) {
      return null;
    }
    return comma >= 0 ? new PersonName(after, before) : new PersonName(before, after);
  }

  /** The same for "Keller,  Mia", "Mia Keller" and "mia keller". */
  static String key(String text) {
    String name = Blanks.collapse(text);
    int comma = name.indexOf(',');
    return Blanks.key(comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma));
  }

  String key() {
    return Blanks.key(first + " " + last);
  }
}
