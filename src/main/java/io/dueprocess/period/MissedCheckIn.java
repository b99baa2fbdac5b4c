package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;

/**
 * A check-in that the manager did not record in time.
 *
 * @param ref the entry that holds it
 * @param notYet the goals of today, by their places, that were not to be measured yet
 */
public record MissedCheckIn(String ref, LocalDate dueOn, Set<Integer> notYet) {

  /** A check-in under the plan as it stands. */
  public MissedCheckIn(String ref, LocalDate dueOn) {
    this(ref, dueOn, Set.of());
  }

  /** Whether the goal was to be measured. */
  public boolean asksFor(int goal) {
    return !notYet.contains(goal);
  }

  /** Oldest first; the order of the record breaks a tie. */
  public static final Comparator<MissedCheckIn> BY_DATE =
      Comparator.comparing(MissedCheckIn::dueOn).thenComparing(MissedCheckIn::ref, Basis.BY_REF);
}
