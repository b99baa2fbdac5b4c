package io.dueprocess.coaching;

import io.dueprocess.casefile.Policy;
import java.util.List;

final class EvaluateCoachingRule {

  static final String VERSION = "1";

  private EvaluateCoachingRule() {}

  static CoachingEvaluation evaluate(List<NotedSession> sessions, boolean timeOver, Policy policy) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
