package io.dueprocess.amendment;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnAmendment")
class DecideOnAmendmentListener extends FormListener<DecideOnAmendment.Form> {

  private final DecideOnAmendment decideOnAmendment;

  DecideOnAmendmentListener(DecideOnAmendment decideOnAmendment) {
    super(DecideOnAmendment.Form.class);
    this.decideOnAmendment = decideOnAmendment;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnAmendment.Form form) {
    return Map.of("amendmentDecision", decideOnAmendment.decide(task.caseId(), form, task.actor()).name());
  }
}
