package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * A check-in that took place.
 *
 * @param ref the entry that holds it
 */
public record HeldCheckIn(String ref, CheckIn checkIn) {

  /** Oldest first; the planned day and then the order of the record break a tie. */
  public static final Comparator<HeldCheckIn> BY_DATE = Comparator.comparing((HeldCheckIn h) -> h.checkIn().heldOn())
      .thenComparing(h -> h.checkIn().dueOn())
      .thenComparing(HeldCheckIn::ref, Basis.BY_REF);

  /** What was measured for the goal, which stands at this place in the plan, from 1. Empty where nothing was. */
  public List<BigDecimal> valuesOf(int goal) {
    return checkIn.measurements().stream().filter(m -> m.goal() == goal).map(CheckIn.Measurement::value).toList();
  }
}
