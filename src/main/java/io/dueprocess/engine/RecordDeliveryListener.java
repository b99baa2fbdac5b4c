package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records that something for the employee to read and answer has been put before them. */
@Component("recordDelivery")
class RecordDeliveryListener implements TaskListener {

  private final CaseFiles caseFiles;

  RecordDeliveryListener(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public void notify(DelegateTask task) {
    String name = TaskName.of(task.getTaskDefinitionKey());
    caseFiles.append(new CaseId(task.getExecution().getProcessBusinessKey()), Actor.SYSTEM, EntryKind.DELIVERY, name,
        new Answer.Delivery(name, task.getAssignee()));
  }
}
