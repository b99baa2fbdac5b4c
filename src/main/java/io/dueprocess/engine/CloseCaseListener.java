package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Ends a case with the outcome that its end event names: {@code ${closeCase.as(execution, 'TERMINATED')}}. */
@Component("closeCase")
public class CloseCaseListener {

  private final CaseFiles caseFiles;

  CloseCaseListener(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** Refuses an outcome that {@link CaseOutcome} does not have. */
  public void as(DelegateExecution execution, String outcome) {
    caseFiles.close(new CaseId(execution.getProcessBusinessKey()), CaseOutcome.valueOf(outcome));
  }
}
