package io.dueprocess.employee;

import java.time.LocalDate;
import java.util.List;

/**
 * What HR holds about one employee, as imported. Each item has an {@code id} of its own kind; a finding names it
 * by {@code ref()}. Lists are ordered by date, oldest first.
 */
public record PersonnelFile(
    Employee employee,
    List<Appraisal> appraisals,
    List<Note> coachingNotes,
    List<Note> warnings,
    List<Leave> leaves,
    List<Note> complaints,
    List<Note> accommodationRequests) {

  /**
   * One appraisal.
   *
   * @param rating the word or number that the export had
   * @param rank place of the rating on its scale, 1 the lowest
   * @param meetsRank place of the lowest rating that still meets expectations
   * @param scaleSize how many ratings the scale has
   */
  public record Appraisal(
      long id, LocalDate from, LocalDate to, String rating, int rank, int meetsRank, int scaleSize, String text) {

    public boolean meetsExpectations() {
      return rank >= meetsRank;
    }

    public String ref() {
      return "appraisal:" + id;
    }
  }

  /** A dated note of the file: a coaching note, a warning, a complaint made, an accommodation asked for. */
  public record Note(long id, Kind kind, LocalDate date, String text) {

    /** What the note is. */
    public enum Kind {
      COACHING_NOTE,
      WARNING,
      COMPLAINT,
      ACCOMMODATION_REQUEST
    }

    public String ref() {
      return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + id;
    }
  }

  /**
   * A leave.
   *
   * @param isProtected the law forbids to hold it against the employee, such as parental or medical leave
   * @param until null while it lasts
   */
  public record Leave(long id, LocalDate from, LocalDate until, String type, boolean isProtected) {

    public String ref() {
      return "leave:" + id;
    }
  }
}
