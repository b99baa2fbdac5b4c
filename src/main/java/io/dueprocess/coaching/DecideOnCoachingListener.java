package io.dueprocess.coaching;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnCoaching")
class DecideOnCoachingListener extends FormListener<DecideOnCoaching.Form> {

  private final DecideOnCoaching decideOnCoaching;

  DecideOnCoachingListener(DecideOnCoaching decideOnCoaching) {
    super(DecideOnCoaching.Form.class);
    this.decideOnCoaching = decideOnCoaching;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnCoaching.Form form) {
    return Map.of("coachingDecision", decideOnCoaching.decide(task.caseId(), form, task.actor()).name());
  }
}
