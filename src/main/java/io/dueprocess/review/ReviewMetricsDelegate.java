package io.dueprocess.review;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("reviewMetrics")
class ReviewMetricsDelegate extends FindingDelegate {

  private final ReviewMetrics reviewMetrics;

  ReviewMetricsDelegate(ReviewMetrics reviewMetrics) {
    this.reviewMetrics = reviewMetrics;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    reviewMetrics.review(caseId);
    return Map.of();
  }
}
