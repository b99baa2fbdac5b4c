package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.springframework.stereotype.Component;

/** Records that the employee's time to answer is over: what was delivered counts as delivered, not as accepted. */
@Component("recordNoAnswer")
class RecordNoAnswerListener implements ExecutionListener {

  private final CaseFiles caseFiles;

  RecordNoAnswerListener(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public void notify(DelegateExecution execution) {
    BoundaryEvent timeOver = (BoundaryEvent) execution.getBpmnModelElementInstance();
    String name = TaskName.of(timeOver.getAttachedTo().getId());
    caseFiles.append(new CaseId(execution.getProcessBusinessKey()), Actor.SYSTEM, EntryKind.NO_ANSWER, name,
        new Answer.Missing(name));
  }
}
