package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import io.dueprocess.plan.Goal;
import java.math.BigDecimal;
import java.util.List;

/** Finding of {@link EvaluateCheckIn}: how each goal stands today. */
public record CheckInEvaluation(List<GoalStanding> goals, Basis basis) {

  public CheckInEvaluation {
    goals = List.copyOf(goals);
  }

  /** Whether the figures so far reach the target of each of the goals. */
  boolean reaches(List<Goal> targets) {
    return goals.stream().allMatch(g -> g.figure() != null && targets.get(g.goal() - 1).reachedBy(g.figure()));
  }

  /**
   * How one goal stands.
   *
   * @param goal the goal's place in the plan, from 1
   * @param figure aggregate of the measurements so far; null where there is none
   */
  public record GoalStanding(int goal, Standing standing, BigDecimal figure, String reason) {}

  /** Where a goal stands on the way to its target. */
  public enum Standing {
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    NOT_MEASURED
  }
}
