package io.dueprocess.statement;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("answerSupportRequest")
class AnswerSupportRequestListener extends FormListener<AnswerSupportRequest.Form> {

  private final AnswerSupportRequest answerSupportRequest;

  AnswerSupportRequestListener(AnswerSupportRequest answerSupportRequest) {
    super(AnswerSupportRequest.Form.class);
    this.answerSupportRequest = answerSupportRequest;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AnswerSupportRequest.Form form) {
    answerSupportRequest.answer(task.caseId(), form, task.actor());
    return Map.of();
  }
}
