package io.dueprocess.period;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("commentOnCheckIn")
class CommentOnCheckInListener extends FormListener<CommentOnCheckIn.Form> {

  private final CommentOnCheckIn commentOnCheckIn;

  CommentOnCheckInListener(CommentOnCheckIn commentOnCheckIn) {
    super(CommentOnCheckIn.Form.class);
    this.commentOnCheckIn = commentOnCheckIn;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, CommentOnCheckIn.Form form) {
    commentOnCheckIn.comment(task.caseId(), form, task.actor());
    return Map.of();
  }
}
