package io.dueprocess.review;

import io.dueprocess.casefile.Basis;
import java.math.BigDecimal;
import java.util.List;

/** Finding of {@link ReviewMetrics}: whether the goals were met. */
public record MetricReview(Result overall, List<GoalResult> goals, Basis basis) {

  public MetricReview {
    goals = List.copyOf(goals);
  }

  /**
   * One goal weighed.
   *
   * @param goal the goal's place in the plan, from 1
   * @param figure aggregate of its measurements; null where there is none
   * @param measured at how many check-ins it was measured
   * @param planned how many check-ins there were to measure it, missed ones included
   */
  public record GoalResult(int goal, Result result, BigDecimal figure, int measured, int planned, String reason) {}

  /**
   * What the measurements say. {@code INCONCLUSIVE} where the manager did not measure enough: a gap that the
   * employer made is never held against the employee.
   */
  public enum Result {
    MET,
    PARTLY_MET,
    NOT_MET,
    INCONCLUSIVE
  }
}
