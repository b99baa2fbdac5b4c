package io.dueprocess.coaching;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("recordCoachingSession")
class RecordCoachingSessionListener extends FormListener<RecordCoachingSession.Form> {

  private final RecordCoachingSession recordCoachingSession;

  RecordCoachingSessionListener(RecordCoachingSession recordCoachingSession) {
    super(RecordCoachingSession.Form.class);
    this.recordCoachingSession = recordCoachingSession;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, RecordCoachingSession.Form form) {
    recordCoachingSession.record(task.caseId(), form, task.actor());
    return Map.of();
  }
}
