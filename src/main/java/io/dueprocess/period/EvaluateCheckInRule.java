package io.dueprocess.period;

import io.dueprocess.plan.Goal;
import java.time.LocalDate;
import java.util.List;

final class EvaluateCheckInRule {

  static final String VERSION = "1";

  private EvaluateCheckInRule() {}

  static CheckInEvaluation evaluate(List<Goal> goals, Period period, List<HeldCheckIn> checkIns, LocalDate today) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
