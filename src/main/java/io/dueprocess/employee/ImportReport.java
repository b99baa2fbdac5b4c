package io.dueprocess.employee;

import java.util.List;

/**
 * What an import did, or why it did nothing.
 *
 * @param kind which records the file held, as the mapping names them
 * @param imported false where nothing was written because a line is bad
 * @param lines lines of the file that hold a record
 * @param created records that were not there before
 * @param changed records that were there and now say something else
 * @param unchanged records that were there and say the same
 * @param refused lines with at least one problem, left out where the rest was imported
 * @param problems the first of the problems, in the order of the file
 * @param furtherProblems how many more there are than {@code problems} lists
 */
public record ImportReport(
    String file,
    String kind,
    boolean imported,
    int lines,
    int created,
    int changed,
    int unchanged,
    int refused,
    List<Problem> problems,
    int furtherProblems) {

  public ImportReport {
    problems = List.copyOf(problems);
  }

  /** The outcome in one sentence, for a terminal or a page. */
  public String summary() {
    if (!imported) {
      return ("Nothing was imported: %d of %d lines of %s can't be read. Correct them, or import only the rest "
          + "(--skip-bad).")
          .formatted(refused, lines, file);
    }
    String counts = "%d new, %d changed, %d unchanged".formatted(created, changed, unchanged);
    return refused == 0
        ? "Imported %s (%s): %s.".formatted(file, kind, counts)
        : "Imported %s (%s): %s; %d of %d lines were left out.".formatted(file, kind, counts, refused, lines);
  }

  /**
   * One thing that is wrong with a line.
   *
   * @param line where the record starts, counted as a text editor does
   * @param column its name in the header; null where the line as a whole is meant
   * @param value what stands there, shortened; null where nothing does
   * @param message what is wrong, continuing the sentence that begins with the value
   * @param remedy what to do about it
   */
  public record Problem(String file, int line, String column, String value, String message, String remedy) {

    /** All of it, as one paragraph. */
    public String sentence() {
      StringBuilder s = new StringBuilder(file).append(", line ").append(line);
      if (column != null) {
        s.append(", column \"").append(column).append('"');
      }
      s.append(": ");
      if (value != null) {
        s.append('"').append(value).append("\" ");
      }
      return s.append(message).append(". ").append(remedy).toString();
    }
  }
}
