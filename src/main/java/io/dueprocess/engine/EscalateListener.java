package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Tells others that a task still stands: HR sees one of the manager or employee, the HR lead one of HR or counsel.
 * They see it in their own list and can act on it outside the product; it stays the task of who had it.
 */
@Component("escalate")
class EscalateListener implements TaskListener {

  /** Above every reminder. */
  static final int ESCALATED = 100;

  private final CaseFiles caseFiles;

  EscalateListener(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public void notify(DelegateTask task) {
    if (!Deadline.leftTime(task)) {
      return;
    }
    String name = TaskName.of(task.getTaskDefinitionKey());
    boolean onePerson = task.getBpmnModelElementInstance().getCamundaAssignee() != null;
    String to = onePerson ? "hr" : "hrLead";
    task.setPriority(ESCALATED);
    task.addCandidateGroup(to);
    caseFiles.append(new CaseId(task.getExecution().getProcessBusinessKey()), Actor.SYSTEM, EntryKind.ESCALATION, name,
        new Escalation(name, to));
  }

  /** Content of an {@code ESCALATION} entry. */
  record Escalation(String task, String to) {}
}
