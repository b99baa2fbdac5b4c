package io.dueprocess.casefile.export;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is and where it is broken, without a font at hand, so that a picture is the same on every machine.
 * The widths are those of Helvetica, which Arial and Liberation Sans share.
 */
final class Lettering {

  /** Of the characters from space to tilde, in thousandths of the size. */
  private static final int[] WIDTHS = {
      278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
      556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
      1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
      667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
      333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
      556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
  private static final int ASIAN = 0x2E80;
  private static final String CUT = "…";

  private Lettering() {
  }

  static double width(String text, double size) {
    // an accent takes no room of its own
    return Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().mapToDouble(Lettering::thousandths).sum()
        * size / 1000;
  }

  private static int thousandths(int character) {
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return 0;
    }
    if (character >= ' ' && character <= '~') {
      return WIDTHS[character - ' '];
    }
    return character >= ASIAN || character == '—' || character == '…' ? 1000 : 667;
  }

  /** The lines of a text that is at most so wide; a word is broken only where it alone is wider. */
  static List<String> wrap(String text, double width, double size) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (width(line, size) > width && line.codePointCount(0, line.length()) > 1) {
        int end = fitting(line, width, size);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** At most so many lines; what is cut off is marked. */
  static List<String> wrap(String text, double width, double size, int most) {
    List<String> lines = wrap(text, width, size);
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.get(most - 1);
    while (!last.isEmpty() && width(last + CUT, size) > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    kept.set(most - 1, last + CUT);
    return kept;
  }

  private static int fitting(String word, double width, double size) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
      end = word.offsetByCodePoints(end, 1);
    }
    return end;
  }
}
