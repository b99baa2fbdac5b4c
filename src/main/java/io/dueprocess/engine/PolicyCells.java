package io.dueprocess.engine;

import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What may stand in the cells of a decision table. The language of its cells has functions, loops and a door to Java;
 * a table of numbers and words needs none of them.
 */
final class PolicyCells {

  private static final int LONGEST = 2000;
  private static final String TEXT = "\"[^\"\\\\]{0,200}\"";
  private static final String NUMBER = "-?\\d{1,12}(\\.\\d{1,6})?";
  private static final String LITERAL = "(" + TEXT + "|" + NUMBER + "|true|false|null)";
  private static final String RANGE = "[\\[\\](]\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\[\\])]";
  private static final String TEST = "(" + LITERAL + "|[<>]=?\\s*" + NUMBER + "|" + RANGE + ")";
  private static final String TESTS = TEST + "(\\s*,\\s*" + TEST + ")*";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,60}");
  private static final Pattern VALUE = Pattern.compile(LITERAL + "?");
  private static final Pattern CONDITION = Pattern.compile("|-|" + TESTS + "|not\\(\\s*" + TESTS + "\\s*\\)");

  private PolicyCells() {
  }

  /** What is wrong with the text of a cell, null if nothing is. */
  static String problem(Element text) {
    String written = text.getTextContent().strip();
    if (written.length() > LONGEST) {
      return "is longer than %d characters; shorten it.".formatted(LONGEST);
    }
    String in = text.getParentNode() == null ? "" : text.getParentNode().getLocalName();
    return switch (in) {
      case "inputExpression" -> NAME.matcher(written).matches() ? null
          : "asks for \"%s\"; a column of a table asks for one name, such as jurisdiction.".formatted(
              ModelExpressions.shown(written));
      case "outputEntry" -> VALUE.matcher(written).matches() ? null
          : "holds \"%s\"; write a number, a text in quotation marks, true or false.".formatted(
              ModelExpressions.shown(written));
      case "inputEntry", "inputValues", "outputValues" -> CONDITION.matcher(written).matches() ? null
          : "tests for \"%s\"; write texts in quotation marks, numbers or ranges of numbers, or - for all.".formatted(
              ModelExpressions.shown(written));
      default -> null;
    };
  }
}
