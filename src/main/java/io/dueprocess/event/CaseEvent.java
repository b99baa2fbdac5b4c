package io.dueprocess.event;

import io.dueprocess.casefile.Happened;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Content of an {@code EVENT} entry, whose topic is the kind.
 *
 * @param date the day on which it happened; the first day of a leave, the first one back at work
 * @param until the last day of a leave or a pause; null where it is not known, and for everything else
 * @param newManager employee number of who manages the employee from then on; null for everything but that
 * @param note what there is to say about it, or the reason where somebody decided it; null for nothing
 * @param respondent employee number of whom a complaint is about; null where that is nobody of the directory
 * @param calledOff the letters whose mails were waiting to be sent and are not, since it ended the case
 * @param key the idempotency key with which it was reported: a second report with the same key is the same report;
 *     null for what was recorded by a task
 */
public record CaseEvent(EventKind kind, LocalDate date, LocalDate until, String newManager, String note,
    String respondent, List<Integer> calledOff, String key) implements Happened {

  /** Whether this is the report of the same event. */
  boolean isSame(CaseEvent other) {
    return kind == other.kind && date.equals(other.date) && Objects.equals(until, other.until)
        && Objects.equals(newManager, other.newManager) && Objects.equals(note, other.note)
        && Objects.equals(respondent, other.respondent);
  }

  @Override
  public LocalDate happenedOn() {
    return date;
  }
}
