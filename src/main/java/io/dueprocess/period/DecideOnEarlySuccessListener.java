package io.dueprocess.period;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnEarlySuccess")
class DecideOnEarlySuccessListener extends FormListener<DecideOnEarlySuccess.Form> {

  private final DecideOnEarlySuccess decideOnEarlySuccess;

  DecideOnEarlySuccessListener(DecideOnEarlySuccess decideOnEarlySuccess) {
    super(DecideOnEarlySuccess.Form.class);
    this.decideOnEarlySuccess = decideOnEarlySuccess;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnEarlySuccess.Form form) {
    return Map.of("earlySuccess", decideOnEarlySuccess.decide(task.caseId(), form, task.actor()).name());
  }
}
