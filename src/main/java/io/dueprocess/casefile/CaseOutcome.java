package io.dueprocess.casefile;

/** How a case ends. */
public enum CaseOutcome {
  DECLINED,
  RESOLVED_BY_COACHING,
  SUCCESSFUL_EXIT,
  ANOTHER_ROLE,
  TERMINATED,
  RESIGNED,
  DECEASED,
  RETIRED,
  POSITION_CUT,
  WITHDRAWN,
  AGREED_TERMS,
  HANDED_TO_MISCONDUCT
}
