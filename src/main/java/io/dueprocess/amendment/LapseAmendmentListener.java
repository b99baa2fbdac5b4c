package io.dueprocess.amendment;

import io.dueprocess.casefile.CaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

@Component("lapseAmendment")
class LapseAmendmentListener implements ExecutionListener {

  private final LapseAmendment lapseAmendment;

  LapseAmendmentListener(LapseAmendment lapseAmendment) {
    this.lapseAmendment = lapseAmendment;
  }

  @Override
  public void notify(DelegateExecution execution) {
    lapseAmendment.lapse(new CaseId(execution.getProcessBusinessKey()));
  }
}
