package io.dueprocess.plan;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("acknowledgePlan")
class AcknowledgePlanListener extends FormListener<AcknowledgePlan.Form> {

  private final AcknowledgePlan acknowledgePlan;

  AcknowledgePlanListener(AcknowledgePlan acknowledgePlan) {
    super(AcknowledgePlan.Form.class);
    this.acknowledgePlan = acknowledgePlan;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AcknowledgePlan.Form form) {
    return Map.of("planAnswer", acknowledgePlan.answer(task.caseId(), form, task.actor()).name());
  }
}
