package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Finding of {@link PlanNextCheckIn}: content of a {@code NEXT_CHECK_IN} entry.
 *
 * @param dueOn null where none is left before the period ends
 */
public record NextCheckIn(LocalDate dueOn, Basis basis) {

  public Optional<LocalDate> due() {
    return Optional.ofNullable(dueOn);
  }
}
