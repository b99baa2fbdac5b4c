package io.dueprocess.termination;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnTermination")
class DecideOnTerminationListener extends FormListener<DecideOnTermination.Form> {

  private final DecideOnTermination decideOnTermination;

  DecideOnTerminationListener(DecideOnTermination decideOnTermination) {
    super(DecideOnTermination.Form.class);
    this.decideOnTermination = decideOnTermination;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnTermination.Form form) {
    return Map.of("terminationDecision", decideOnTermination.decide(task.caseId(), form, task.actor()).name());
  }
}
