package io.dueprocess.plan;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("draftPlan")
class DraftPlanListener extends FormListener<DraftPlan.Form> {

  private final DraftPlan draftPlan;

  DraftPlanListener(DraftPlan draftPlan) {
    super(DraftPlan.Form.class);
    this.draftPlan = draftPlan;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DraftPlan.Form form) {
    draftPlan.draft(task.caseId(), form, task.actor());
    return Map.of();
  }
}
