package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import org.springframework.context.ApplicationContext;

/** What the daily check sees of one case, for tests in other rooms. */
public final class StandingLook {

  private StandingLook() {}

  /** MOVES, INCIDENT where an incident tells of it, or why it stands still. */
  public static String at(ApplicationContext node, CaseId id) {
    StandingCases.Look look = node.getBean(StandingCases.class).look(id);
    return look.standing().map(standing -> standing.why().name()).orElse(look.incident() ? "INCIDENT" : "MOVES");
  }
}
