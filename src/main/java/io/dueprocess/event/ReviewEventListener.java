package io.dueprocess.event;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("reviewEvent")
class ReviewEventListener extends FormListener<ReviewEvent.Form> {

  private final ReviewEvent reviewEvent;

  ReviewEventListener(ReviewEvent reviewEvent) {
    super(ReviewEvent.Form.class);
    this.reviewEvent = reviewEvent;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ReviewEvent.Form form) {
    reviewEvent.review(task.caseId(), form, task.actor());
    return Map.of();
  }
}
