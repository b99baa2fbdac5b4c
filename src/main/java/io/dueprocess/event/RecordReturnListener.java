package io.dueprocess.event;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("recordReturn")
class RecordReturnListener extends FormListener<RecordReturn.Form> {

  private final RecordReturn recordReturn;

  RecordReturnListener(RecordReturn recordReturn) {
    super(RecordReturn.Form.class);
    this.recordReturn = recordReturn;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, RecordReturn.Form form) {
    recordReturn.record(task.caseId(), form, task.actor());
    return Map.of();
  }
}
