package io.dueprocess.filereview;

import io.dueprocess.casefile.Basis;
import java.util.List;

/** Finding of {@link AssessFile}: what the personnel file says about the request. */
public record FileAssessment(History history, List<Risk> risks, Recommendation recommendation, Basis basis) {

  public FileAssessment {
    risks = List.copyOf(risks);
  }

  /** What the appraisals of the look-back time say. */
  public enum History {
    CONSISTENT_UNDERPERFORMANCE,
    SUDDEN_DECLINE,
    NO_RECENT_APPRAISAL,
    CONTRADICTED_BY_FILE
  }

  /** What makes an adverse step risky. */
  public enum Risk {
    COMPLAINT_BEFORE_REQUEST,
    PROTECTED_LEAVE_BEFORE_REQUEST,
    ACCOMMODATION_REQUESTED,
    ON_PROBATION,
    RECENT_MANAGER_CHANGE,
    UNDOCUMENTED_INCIDENTS
  }

  /** What the rule recommends; HR decides. */
  public enum Recommendation {
    READY_FOR_PLAN,
    DOCUMENT_FIRST,
    DECLINE
  }
}
