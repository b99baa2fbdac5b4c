package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Until when somebody has time; models name it as {@code deadline}. The numbers are those of the case's policy. */
@Component("deadline")
public class Deadline {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  Deadline(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /**
   * The end of the day this many days from now; where the employee has that day off, of the next working day.
   *
   * @param limit decisionDays, answerDays, replyDays or appealDays
   */
  public Date after(DelegateExecution execution, String limit) {
    CaseId id = caseOf(execution);
    LocalDate day = moments.today().plusDays(caseFiles.policy(id).days(limit));
    long employeeId = caseFiles.require(id).employeeId();
    return moments.endOf(employees.calendarOf(employeeId).onOrAfter(day));
  }

  /** When the task that stands here is brought to mind again: the policy's days before it is due. */
  public Date reminder(DelegateExecution execution) {
    int days = caseFiles.policy(caseOf(execution)).reminderDays();
    return before(dueDate(execution), Duration.ofDays(days));
  }

  /**
   * When others are told for the first time that the task still stands here: a group's task when it is due; one
   * person's, and a group's that ends by itself then, a day before, while there is still time to act. Models of cases
   * that began before they were told again name this one; those of today name {@link #escalations}.
   */
  public Date escalation(DelegateExecution execution) {
    return escalation(userTask(execution), dueDate(execution));
  }

  /**
   * When others are told that the task still stands here: for the first time as {@link #escalation} says, and again
   * each time that the policy's time to decide has passed, for as long as the task stands. A cycle of ISO 8601.
   */
  public String escalations(DelegateExecution execution) {
    Instant first = escalation(execution).toInstant();
    // the engine leaves out a first time that has gone by
    Instant soon = moments.now().plus(A_MINUTE);
    return "R/%s/P%dD".formatted(first.isBefore(soon) ? soon : first, decisionDays(execution));
  }

  /** Which time it is that others are told of a task at this moment: 1 is the first. */
  int timeTold(DelegateTask task) {
    Date first = escalation(task.getBpmnModelElementInstance(), task.getDueDate());
    // where a clock is put forward or back between two of them, days are an hour shorter or longer
    Duration since = Duration.between(first.toInstant(), moments.now()).plusHours(2);
    return 1 + (int) (since.toDays() / decisionDays(task.getExecution()));
  }

  private int decisionDays(DelegateExecution execution) {
    return caseFiles.policy(caseOf(execution)).decisionDays();
  }

  private static Date escalation(UserTask task, Date due) {
    return task.getCamundaAssignee() != null || endsWhenDue(task) ? before(due, Duration.ofDays(1)) : due;
  }

  private static boolean endsWhenDue(UserTask task) {
    return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getAttachedTo().equals(task) && event.cancelActivity())
        .flatMap(event -> event.getEventDefinitions().stream())
        .anyMatch(definition -> definition instanceof TimerEventDefinition timer && timer.getTimeDate() != null
            && timer.getTimeDate().getTextContent().equals(task.getCamundaDueDate()));
  }

  /**
   * Whether there was any time to do the task. One that comes to be after it was due, such as the report of a relapse
   * once HR has decided on the one before after the end of the follow-up, is closed by its own timer at once: nobody
   * could have been reminded of it.
   */
  static boolean leftTime(DelegateTask task) {
    return task.getCreateTime().before(task.getDueDate());
  }

  /** The timer is made before the task is, so its due date is worked out from the same expression. */
  private static Date dueDate(DelegateExecution execution) {
    Expression due = Context.getProcessEngineConfiguration()
        .getExpressionManager()
        .createExpression(userTask(execution).getCamundaDueDate());
    return (Date) due.getValue(execution);
  }

  private static UserTask userTask(DelegateExecution execution) {
    return (UserTask) execution.getBpmnModelElementInstance();
  }

  private static Date before(Date moment, Duration time) {
    return Date.from(moment.toInstant().minus(time));
  }

  private static CaseId caseOf(DelegateExecution execution) {
    return new CaseId(execution.getProcessBusinessKey());
  }
}
