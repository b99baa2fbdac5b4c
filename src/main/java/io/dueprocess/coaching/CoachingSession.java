package io.dueprocess.coaching;

import io.dueprocess.casefile.Happened;
import java.time.LocalDate;

/**
 * One coaching session as the manager wrote it down: content of a {@code COACHING_SESSION} entry.
 *
 * @param date when it took place
 * @param observed what was observed
 * @param expected what was expected instead
 * @param helpOffered help that was offered
 * @param nextStep what was agreed as the next step
 * @param performance how the performance stands since the session before
 */
public record CoachingSession(
    LocalDate date, String observed, String expected, String helpOffered, String nextStep, Performance performance)
    implements Happened {

  /** How the manager sees the performance since the session before. */
  public enum Performance {
    IMPROVED,
    UNCHANGED,
    WORSE
  }

  @Override
  public LocalDate happenedOn() {
    return date;
  }
}
