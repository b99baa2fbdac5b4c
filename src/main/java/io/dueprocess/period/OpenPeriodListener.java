package io.dueprocess.period;

import io.dueprocess.casefile.CaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

@Component("openPeriod")
class OpenPeriodListener implements ExecutionListener {

  private final OpenPeriod openPeriod;

  OpenPeriodListener(OpenPeriod openPeriod) {
    this.openPeriod = openPeriod;
  }

  @Override
  public void notify(DelegateExecution execution) {
    openPeriod.open(new CaseId(execution.getProcessBusinessKey()));
  }
}
