package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check-in that took place. Its goals are those of today, by their places: what was measured for a goal that was
 * changed or dropped since is not among its measurements.
 *
 * @param ref the entry that holds it
 * @param notYet the goals of today that were not to be measured yet
 * @param correctedBy number of the entry that says what it should have said; null where nothing was corrected
 */
public record HeldCheckIn(String ref, CheckIn checkIn, Set<Integer> notYet, Integer correctedBy) {

  /** A check-in as it was recorded. */
  public HeldCheckIn(String ref, CheckIn checkIn, Set<Integer> notYet) {
    this(ref, checkIn, notYet, null);
  }

  /** A check-in as it was recorded, under the plan as it stands. */
  public HeldCheckIn(String ref, CheckIn checkIn) {
    this(ref, checkIn, Set.of());
  }

  /** Oldest first; the planned day and then the order of the record break a tie. */
  public static final Comparator<HeldCheckIn> BY_DATE = Comparator.comparing((HeldCheckIn h) -> h.checkIn().heldOn())
      .thenComparing(h -> h.checkIn().dueOn())
      .thenComparing(HeldCheckIn::ref, Basis.BY_REF);

  /** What was measured for the goal, which stands at this place in the plan, from 1. Empty where nothing was. */
  public List<BigDecimal> valuesOf(int goal) {
    return checkIn.measurements().stream().filter(m -> m.goal() == goal).map(CheckIn.Measurement::value).toList();
  }

  /** Whether the goal was to be measured. */
  public boolean asksFor(int goal) {
    return !notYet.contains(goal);
  }

  /** The check-in in one line, as an input of a finding. */
  public String inWords() {
    String which = "Check-in of " + checkIn.heldOn()
        + (correctedBy == null ? "" : ", as corrected by entry %d".formatted(correctedBy));
    if (checkIn.measurements().isEmpty()) {
      return which + ": nothing measured.";
    }
    return "%s: %s.".formatted(which, checkIn.measurements().stream()
        .sorted(Comparator.comparingInt(CheckIn.Measurement::goal))
        .map(m -> "goal %d at %s".formatted(m.goal(), Words.figure(m.value())))
        .collect(Collectors.joining(", ")));
  }
}
