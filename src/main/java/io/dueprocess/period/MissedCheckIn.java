package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A check-in that the manager did not record in time.
 *
 * @param ref the entry that holds it
 */
public record MissedCheckIn(String ref, LocalDate dueOn) {

  /** Oldest first; the order of the record breaks a tie. */
  public static final Comparator<MissedCheckIn> BY_DATE =
      Comparator.comparing(MissedCheckIn::dueOn).thenComparing(MissedCheckIn::ref, Basis.BY_REF);
}
