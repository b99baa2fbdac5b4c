package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Brings a task to mind: it moves up in the task list, and the record shows that it was brought to mind. */
@Component("remind")
class RemindListener implements TaskListener {

  /** Above the 50 that every task begins with. */
  static final int REMINDED = 75;

  private final CaseFiles caseFiles;

  RemindListener(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public void notify(DelegateTask task) {
    if (!Deadline.leftTime(task)) {
      return;
    }
    String name = TaskName.of(task.getTaskDefinitionKey());
    task.setPriority(Math.max(task.getPriority(), REMINDED));
    caseFiles.append(new CaseId(task.getExecution().getProcessBusinessKey()), Actor.SYSTEM, EntryKind.REMINDER, name,
        new Reminder(name, task.getAssignee()));
  }

  /** Content of a {@code REMINDER} entry; the assignee is null for a group's task. */
  record Reminder(String task, String to) {}
}
