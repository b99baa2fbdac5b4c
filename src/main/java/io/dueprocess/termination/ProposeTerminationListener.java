package io.dueprocess.termination;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("proposeTermination")
class ProposeTerminationListener extends FormListener<ProposeTermination.Form> {

  private final ProposeTermination proposeTermination;

  ProposeTerminationListener(ProposeTermination proposeTermination) {
    super(ProposeTermination.Form.class);
    this.proposeTermination = proposeTermination;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ProposeTermination.Form form) {
    proposeTermination.propose(task.caseId(), form, task.actor());
    return Map.of();
  }
}
