package io.dueprocess.plan;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("approvePlan")
class ApprovePlanListener extends FormListener<ApprovePlan.Form> {

  private final ApprovePlan approvePlan;

  ApprovePlanListener(ApprovePlan approvePlan) {
    super(ApprovePlan.Form.class);
    this.approvePlan = approvePlan;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ApprovePlan.Form form) {
    return Map.of("planDecision", approvePlan.decide(task.caseId(), form, task.actor()).name());
  }
}
