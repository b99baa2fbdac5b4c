package io.dueprocess.review;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("acknowledgeExtension")
class AcknowledgeExtensionListener extends FormListener<AcknowledgeExtension.Form> {

  private final AcknowledgeExtension acknowledgeExtension;

  AcknowledgeExtensionListener(AcknowledgeExtension acknowledgeExtension) {
    super(AcknowledgeExtension.Form.class);
    this.acknowledgeExtension = acknowledgeExtension;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AcknowledgeExtension.Form form) {
    acknowledgeExtension.answer(task.caseId(), form, task.actor());
    return Map.of();
  }
}
