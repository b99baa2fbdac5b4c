package io.dueprocess.period;

import io.dueprocess.casefile.Happened;
import java.time.LocalDate;

/**
 * A relapse that the manager reported during follow-up: content of a {@code RELAPSE} entry.
 *
 * @param date when the performance fell back
 * @param goal the goal's place in the plan, from 1
 * @param observed what was observed
 */
public record Relapse(LocalDate date, int goal, String observed) implements Happened {

  @Override
  public LocalDate happenedOn() {
    return date;
  }
}
