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
  private final LettersDue letters;

  CloseCaseListener(CaseFiles caseFiles, LettersDue letters) {
    this.caseFiles = caseFiles;
    this.letters = letters;
  }

  /** Refuses an outcome that {@link CaseOutcome} does not have. */
  public void as(DelegateExecution execution, String outcome) {
    CaseId id = new CaseId(execution.getProcessBusinessKey());
    CaseOutcome end = CaseOutcome.valueOf(outcome);
    caseFiles.close(id, end);
    letters.ended(id, end);
  }
}
