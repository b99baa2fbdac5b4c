package io.dueprocess.followup;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnRelapse")
class DecideOnRelapseListener extends FormListener<DecideOnRelapse.Form> {

  private final DecideOnRelapse decideOnRelapse;

  DecideOnRelapseListener(DecideOnRelapse decideOnRelapse) {
    super(DecideOnRelapse.Form.class);
    this.decideOnRelapse = decideOnRelapse;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnRelapse.Form form) {
    return Map.of("relapseDecision", decideOnRelapse.decide(task.caseId(), form, task.actor()).name());
  }
}
