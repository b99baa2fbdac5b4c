package io.dueprocess.coaching;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A coaching session with what the record says about it.
 *
 * @param ref the entry that holds it
 * @param writtenOn when the manager wrote it down
 * @param delivery how the note reached the employee
 * @param correctedBy number of the entry that says what the note should have said; null where nothing was corrected
 */
public record NotedSession(
    String ref, CoachingSession session, LocalDate writtenOn, Delivery delivery, Integer correctedBy) {

  /** A session as it was written down. */
  public NotedSession(String ref, CoachingSession session, LocalDate writtenOn, Delivery delivery) {
    this(ref, session, writtenOn, delivery, null);
  }

  /** Oldest first; the order of the record breaks a tie. */
  public static final Comparator<NotedSession> BY_DATE = Comparator.comparing((NotedSession s) -> s.session().date())
      .thenComparing(NotedSession::writtenOn)
      .thenComparing(NotedSession::ref, Basis.BY_REF);

  /** How a note reached the employee. */
  public enum Delivery {
    ANSWERED,
    /** Not answered in the time of the policy. */
    COUNTED_AS_DELIVERED,
    /** Neither answered, nor is the time to answer over. */
    OPEN
  }
}
