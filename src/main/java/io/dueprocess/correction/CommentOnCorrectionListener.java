package io.dueprocess.correction;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("commentOnCorrection")
class CommentOnCorrectionListener extends FormListener<CommentOnCorrection.Form> {

  private final CommentOnCorrection commentOnCorrection;

  CommentOnCorrectionListener(CommentOnCorrection commentOnCorrection) {
    super(CommentOnCorrection.Form.class);
    this.commentOnCorrection = commentOnCorrection;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, CommentOnCorrection.Form form) {
    commentOnCorrection.comment(task.caseId(), form, task.actor());
    return Map.of();
  }
}
