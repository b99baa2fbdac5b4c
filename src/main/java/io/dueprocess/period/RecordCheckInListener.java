package io.dueprocess.period;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("recordCheckIn")
class RecordCheckInListener extends FormListener<RecordCheckIn.Form> {

  private final RecordCheckIn recordCheckIn;

  RecordCheckInListener(RecordCheckIn recordCheckIn) {
    super(RecordCheckIn.Form.class);
    this.recordCheckIn = recordCheckIn;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, RecordCheckIn.Form form) {
    recordCheckIn.record(task.caseId(), form, task.actor());
    return Map.of();
  }
}
