package io.dueprocess.request;

import io.dueprocess.casefile.Words;
import java.time.LocalDate;
import java.util.List;

/** What a manager asks HR for: content of a {@code REQUEST} entry. */
public record ImprovementRequest(
    long employeeId, String concern, DesiredAction desiredAction, String alreadyTried, List<Incident> incidents) {

  public ImprovementRequest {
    incidents = List.copyOf(incidents);
  }

  /** What the manager wants to come of it. HR is not bound by it. */
  public enum DesiredAction {
    COACHING,
    IMPROVEMENT_PLAN,
    TERMINATION
  }

  /**
   * One thing that went wrong.
   *
   * @param evidence where it is written down; empty where it is not
   */
  public record Incident(LocalDate date, String what, String evidence) {

    public boolean documented() {
      return !Words.blank(evidence);
    }
  }
}
