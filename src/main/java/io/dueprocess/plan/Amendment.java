package io.dueprocess.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * The plan from an amendment on: content of an {@code AMENDMENT} entry with the topic {@link #IN_FORCE}. The plan as it
 * was stays where it is, with what was measured for it.
 *
 * @param version of the plan, 2 for its first amendment
 * @param from the day from which on it holds
 * @param endsOn last day of the period
 * @param goals all goals from then on
 * @param goesOnWith for each goal the place, from 1, of the goal before the amendment whose measurements go on with it;
 *     null for a goal that begins anew
 */
public record Amendment(int version, LocalDate from, LocalDate endsOn, List<Goal> goals, List<Integer> goesOnWith) {

  /** Topic of the entry by which it holds. */
  public static final String IN_FORCE = "IN_FORCE";

  /** Topic of the entry by which an approved or undecided amendment never will. */
  public static final String LAPSED = "LAPSED";

  public Amendment {
    goals = List.copyOf(goals);
    goesOnWith = goesOnWith.stream().toList();
  }
}
