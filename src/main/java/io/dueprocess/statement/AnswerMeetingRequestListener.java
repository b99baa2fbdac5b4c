package io.dueprocess.statement;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("answerMeetingRequest")
class AnswerMeetingRequestListener extends FormListener<AnswerMeetingRequest.Form> {

  private final AnswerMeetingRequest answerMeetingRequest;

  AnswerMeetingRequestListener(AnswerMeetingRequest answerMeetingRequest) {
    super(AnswerMeetingRequest.Form.class);
    this.answerMeetingRequest = answerMeetingRequest;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AnswerMeetingRequest.Form form) {
    answerMeetingRequest.answer(task.caseId(), form, task.actor());
    return Map.of();
  }
}
