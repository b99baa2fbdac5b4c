package io.dueprocess.casefile;

/** The stages of a case; each is a model under {@code processes/}. */
public enum Stage {
  REQUEST,
  FILE_REVIEW,
  DOCUMENTED_COACHING,
  IMPROVEMENT_PLAN,
  IMPROVEMENT_PERIOD,
  METRIC_REVIEW,
  TERMINATION,
  FOLLOW_UP,
  CLOSED
}
