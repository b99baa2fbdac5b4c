package io.dueprocess.review;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnOutcome")
class DecideOnOutcomeListener extends FormListener<DecideOnOutcome.Form> {

  private final DecideOnOutcome decideOnOutcome;

  DecideOnOutcomeListener(DecideOnOutcome decideOnOutcome) {
    super(DecideOnOutcome.Form.class);
    this.decideOnOutcome = decideOnOutcome;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnOutcome.Form form) {
    return Map.of("outcomeDecision", decideOnOutcome.decide(task.caseId(), form, task.actor()).name());
  }
}
