package io.dueprocess.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * A plan as drafted: content of a {@code PLAN} entry.
 *
 * @param startsOn first day of the improvement period
 * @param endsOn last day of the improvement period
 * @param checkInEveryDays longest time between two check-ins, in calendar days
 * @param goals 1 to 7; measurements name a goal by its place in this list, from 1
 */
public record ImprovementPlan(LocalDate startsOn, LocalDate endsOn, int checkInEveryDays, List<Goal> goals) {

  public ImprovementPlan {
    goals = List.copyOf(goals);
  }
}
