package io.dueprocess.filereview;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("reviewLegalRisk")
class ReviewLegalRiskListener extends FormListener<ReviewLegalRisk.Form> {

  private final ReviewLegalRisk reviewLegalRisk;

  ReviewLegalRiskListener(ReviewLegalRisk reviewLegalRisk) {
    super(ReviewLegalRisk.Form.class);
    this.reviewLegalRisk = reviewLegalRisk;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ReviewLegalRisk.Form form) {
    reviewLegalRisk.review(task.caseId(), form, task.actor());
    return Map.of();
  }
}
