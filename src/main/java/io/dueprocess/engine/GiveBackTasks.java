package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Gives a group's task back to its group where whoever took it up is on leave, has left the company, or may do it no
 * more, such as an HR partner whose unit went to somebody else: a case does not wait for them. The entry says from
 * whom and why. A task of one person stays theirs: a manager is changed by a report, and an employee's leave stops the
 * clock. Nobody is taken for away of whom the personnel file knows nothing.
 */
@Component
class GiveBackTasks implements DailyWork {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;
  private final TaskAccess access;
  private final ProcessEngine engine;

  GiveBackTasks(TaskService tasks, RuntimeService runtime, CaseFiles caseFiles, Employees employees, Moments moments,
      TaskAccess access, ProcessEngine engine) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
    this.access = access;
    this.engine = engine;
  }

  /** Why somebody does not do it. */
  enum Away {
    ON_LEAVE,
    LEFT,
    NO_PART_ANY_MORE
  }

  /**
   * Content of a {@code TASK_GIVEN_BACK} entry.
   *
   * @param from user id of who had taken it up
   */
  record GivenBack(String task, String from, Away why) {}

  @Override
  public void doIfDue() {
    for (Task task : tasks.createTaskQuery().withCandidateGroups().includeAssignedTasks().taskAssigned().list()) {
      CaseId id = new CaseId(runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
          .singleResult().getBusinessKey());
      away(task.getAssignee()).or(() -> noPart(task, id)).ifPresent(why -> giveBack(task, id, why));
    }
  }

  private Optional<Away> noPart(Task task, CaseId id) {
    Set<String> groups = TaskAccess.groups(tasks.getIdentityLinksForTask(task.getId()));
    return access.reason(id, task.getAssignee(), groups).map(sentence -> Away.NO_PART_ANY_MORE);
  }

  private Optional<Away> away(String userId) {
    LocalDate today = moments.today();
    Optional<Employee> person = employees.findByUserId(userId);
    if (person.isEmpty()) {
      return Optional.empty();
    }
    if (!person.get().employedOn(today)) {
      return Optional.of(Away.LEFT);
    }
    return employees.file(person.get().id()).leaves().stream()
        .anyMatch(l -> !today.isBefore(l.from()) && (l.until() == null || !today.isAfter(l.until())))
        ? Optional.of(Away.ON_LEAVE) : Optional.empty();
  }

  private void giveBack(Task task, CaseId id, Away why) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
        .execute(context -> giveBack(context, task, id, why));
  }

  private Void giveBack(CommandContext context, Task seen, CaseId id, Away why) {
    caseFiles.lock(id);
    TaskEntity task = context.getTaskManager().findTaskById(seen.getId());
    boolean stillTheirs = task != null && seen.getAssignee().equals(task.getAssignee())
        && task.getTaskDefinition().getAssigneeExpression() == null;
    if (stillTheirs) {
      task.setAssignee(null);
      task.setPriority(Math.max(task.getPriority(), RemindListener.REMINDED));
      String name = TaskName.of(task.getTaskDefinitionKey());
      caseFiles.append(id, Actor.SYSTEM, EntryKind.TASK_GIVEN_BACK, name,
          new GivenBack(name, seen.getAssignee(), why));
    }
    return null;
  }
}
