package io.dueprocess.review;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("answerRoleOffer")
class AnswerRoleOfferListener extends FormListener<AnswerRoleOffer.Form> {

  private final AnswerRoleOffer answerRoleOffer;

  AnswerRoleOfferListener(AnswerRoleOffer answerRoleOffer) {
    super(AnswerRoleOffer.Form.class);
    this.answerRoleOffer = answerRoleOffer;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AnswerRoleOffer.Form form) {
    return Map.of("roleAnswer", answerRoleOffer.answer(task.caseId(), form, task.actor()).name());
  }
}
