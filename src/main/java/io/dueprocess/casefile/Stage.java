package io.dueprocess.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
  CLOSED;

  /** The stage whose model this is; empty where it is the model of none. */
  public static Optional<Stage> ofModel(String processId) {
    return Arrays.stream(values())
        .filter(stage -> stage.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(processId))
        .findFirst();
  }
}
