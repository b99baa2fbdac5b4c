package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Tells others that a task still stands, again and again for as long as it does. One person's task HR sees first, and
 * the HR lead from the second time on; a group's the HR lead sees from the first time on. They see it in their own
 * list and can act on it outside the product; it stays the task of who had it.
 */
@Component("escalate")
class EscalateListener implements TaskListener {

  /** Above every reminder. */
  static final int ESCALATED = 100;

  private final CaseFiles caseFiles;
  private final Deadline deadline;

  EscalateListener(CaseFiles caseFiles, Deadline deadline) {
    this.caseFiles = caseFiles;
    this.deadline = deadline;
  }

  @Override
  public void notify(DelegateTask task) {
    if (!Deadline.leftTime(task)) {
      return;
    }
    String name = TaskName.of(task.getTaskDefinitionKey());
    boolean onePerson = task.getBpmnModelElementInstance().getCamundaAssignee() != null;
    int time = deadline.timeTold(task);
    String to = onePerson && time == 1 ? "hr" : "hrLead";
    task.setPriority(ESCALATED);
    if (onePerson) {
      // also where the first time was missed, since no node was up
      tell(task, "hr");
    }
    tell(task, to);
    caseFiles.append(new CaseId(task.getExecution().getProcessBusinessKey()), Actor.SYSTEM, EntryKind.ESCALATION, name,
        new Escalation(name, to, time));
  }

  private static void tell(DelegateTask task, String group) {
    if (task.getCandidates().stream().noneMatch(candidate -> group.equals(candidate.getGroupId()))) {
      task.addCandidateGroup(group);
    }
  }

  /**
   * Content of an {@code ESCALATION} entry.
   *
   * @param to the group that was told, or told again
   * @param time which time it was; not on record before others were told again
   */
  record Escalation(String task, String to, int time) {}
}
