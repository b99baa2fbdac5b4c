package io.dueprocess.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field's name as a person reads it: {@code goals[1].helpOffered} is “Goals 2, help offered”. */
final class FieldNames {

  private static final Pattern PLACE = Pattern.compile("\\[(\\d+)]");

  /** What the validator calls a row that is missing as a whole. */
  private static final String ELEMENT = ".<list element>";

  private FieldNames() {}

  static String of(String path) {
    String numbered = PLACE.matcher(path.replace(ELEMENT, ""))
        .replaceAll(m -> Matcher.quoteReplacement(" " + (Integer.parseInt(m.group(1)) + 1)));
    String words = numbered.replace(".", ", ").replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
