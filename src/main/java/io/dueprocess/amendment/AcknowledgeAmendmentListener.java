package io.dueprocess.amendment;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("acknowledgeAmendment")
class AcknowledgeAmendmentListener extends FormListener<AcknowledgeAmendment.Form> {

  private final AcknowledgeAmendment acknowledgeAmendment;

  AcknowledgeAmendmentListener(AcknowledgeAmendment acknowledgeAmendment) {
    super(AcknowledgeAmendment.Form.class);
    this.acknowledgeAmendment = acknowledgeAmendment;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AcknowledgeAmendment.Form form) {
    acknowledgeAmendment.answer(task.caseId(), form, task.actor());
    return Map.of();
  }
}
