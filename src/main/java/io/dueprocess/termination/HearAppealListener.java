package io.dueprocess.termination;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("hearAppeal")
class HearAppealListener extends FormListener<HearAppeal.Form> {

  private final HearAppeal hearAppeal;

  HearAppealListener(HearAppeal hearAppeal) {
    super(HearAppeal.Form.class);
    this.hearAppeal = hearAppeal;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, HearAppeal.Form form) {
    hearAppeal.decide(task.caseId(), form, task.actor());
    Map<String, Object> flow = new HashMap<>();
    flow.put("appealDecision", form.decision().name());
    flow.put("reducedTo", form.reducedTo() == null ? null : form.reducedTo().name());
    return flow;
  }
}
