package io.dueprocess.statement;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("acceptTerms")
class AcceptTermsListener extends FormListener<AcceptTerms.Form> {

  private final AcceptTerms acceptTerms;

  AcceptTermsListener(AcceptTerms acceptTerms) {
    super(AcceptTerms.Form.class);
    this.acceptTerms = acceptTerms;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AcceptTerms.Form form) {
    return Map.of("termsAnswer", acceptTerms.accept(task.caseId(), form, task.actor()).name());
  }
}
