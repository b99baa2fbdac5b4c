package io.dueprocess.period;

import io.dueprocess.casefile.Happened;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One check-in as the manager recorded it: content of a {@code CHECK_IN} entry.
 *
 * @param dueOn the planned day that it answers to
 * @param heldOn when it took place
 * @param measurements what was measured; a goal that could not be measured has none
 * @param helpGiven help that was really given since the check-in before; empty for none
 */
public record CheckIn(
    LocalDate dueOn, LocalDate heldOn, List<Measurement> measurements, String helpGiven, String note)
    implements Happened {

  public CheckIn {
    measurements = List.copyOf(measurements);
  }

  @Override
  public LocalDate happenedOn() {
    return heldOn;
  }

  /**
   * One figure.
   *
   * @param goal the goal's place in the plan, from 1
   * @param value in the goal's unit
   * @param source where the figure was read, if other than the goal says
   */
  public record Measurement(int goal, BigDecimal value, String source) {}

  /** A check-in that the manager did not record in time: content of a {@code MISSED_CHECK_IN} entry. */
  public record Missed(LocalDate dueOn) {}
}
