package io.dueprocess.amendment;

import io.dueprocess.plan.Goal;
import java.time.LocalDate;
import java.util.List;

/**
 * The plan as somebody would have it: content of an {@code AMENDMENT_PROPOSAL} entry.
 *
 * @param endsOn last day of the period
 * @param goals all goals
 * @param replaces for each goal the place, from 1, of the goal of today that it is or that it replaces; null for a new
 *     one
 */
public record AmendmentProposal(LocalDate endsOn, List<Goal> goals, List<Integer> replaces, String reason) {

  public AmendmentProposal {
    goals = List.copyOf(goals);
    replaces = replaces.stream().toList();
  }
}
