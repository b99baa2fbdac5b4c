package io.dueprocess.review;

import io.dueprocess.casefile.Policy;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.plan.Goal;
import java.util.List;

final class ReviewMetricsRule {

  static final String VERSION = "1";

  private ReviewMetricsRule() {}

  static MetricReview review(
      List<Goal> goals, List<HeldCheckIn> held, List<MissedCheckIn> missed, Policy policy) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
