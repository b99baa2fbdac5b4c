package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.casefile.Stage;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.EventSubscriptionQuery;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings events to the models that a case runs by, as messages. Past the engine's services, which take none from
 * anybody: an event moves a case once it is on record, and in no other way.
 */
@Component
class EventsOfCases implements RunningCase {

  private static final String LEAVE_CHANGED = "LeaveChanged";
  private static final String MANAGER_LEFT = "ManagerLeft";
  private static final String MANAGER_CHANGED = "ManagerChanged";
  private static final String PERIOD_OR_MANAGER_CHANGED = "PeriodOrManagerChanged";
  private static final String ENTRY_CORRECTED = "EntryCorrected";

  private final ProcessEngine engine;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final LettersDue letters;

  EventsOfCases(@Lazy ProcessEngine engine, @Lazy RuntimeService runtime, @Lazy ManagementService management,
      LettersDue letters) {
    this.engine = engine;
    this.runtime = runtime;
    this.management = management;
    this.letters = letters;
  }

  @Override
  public void end(CaseId id, CaseOutcome outcome) {
    tell(id, "CaseEnds", builder -> builder.setVariable("caseEnd", outcome.name()));
  }

  @Override
  public void raise(CaseId id) {
    tell(id, "ConcernRaised", builder -> {});
    // whom it is about finds no task of the case any more
    executor().execute(context -> {
      refreshRights(context, id);
      return null;
    });
  }

  @Override
  public void ask(CaseId id, String kind) {
    // of two requests each keeps its own kind
    tell(id, "EmployeeAsks", builder -> builder.setVariableToTriggeredScope("requestKind", kind));
  }

  @Override
  public void proposeAmendment(CaseId id) {
    tell(id, "AmendmentProposed", builder -> {});
  }

  @Override
  public void amendPeriod(CaseId id) {
    executor().execute(context -> {
      stages(id).forEach(stage -> planCheckIns(context, stage));
      return null;
    });
  }

  /** Where no check-in was left, one may be now. Where one is still to come, this is looked at after it. */
  private void planCheckIns(CommandContext context, ProcessInstance stage) {
    subscriptions(PERIOD_OR_MANAGER_CHANGED, runtime, stage).list()
        .forEach(waiting -> receive(context, PERIOD_OR_MANAGER_CHANGED, waiting.getExecutionId()));
  }

  @Override
  public void correct(CaseId id) {
    Border.inPlainWords(() -> executor().execute(context -> {
      List<ProcessInstance> stages = stages(id);
      if (stages.isEmpty()) {
        throw new Refused("Case %s is just moving on to its next stage. Tell HR what is wrong with the entry."
            .formatted(id));
      }
      String execution = stages.stream()
          .flatMap(stage -> subscriptions(ENTRY_CORRECTED, runtime, stage).list().stream())
          .map(EventSubscription::getExecutionId).findFirst().orElseThrow(() -> runsByOlderModel(id));
      return receive(context, ENTRY_CORRECTED, execution);
    }));
  }

  /**
   * Not correlated: when the clock goes on, what lets the stage run is not written yet, and a correlation would look
   * for it where it is stored.
   */
  private static Void receive(CommandContext context, String message, String execution) {
    return context.runWithoutAuthorization(
        () -> new MessageEventReceivedCmd(message, execution, Map.of()).execute(context));
  }

  @Override
  public void changeManager(CaseId id) {
    executor().execute(context -> {
      for (ProcessInstance stage : stages(id)) {
        for (TaskEntity task : tasks(stage)) {
          Expression assignee = task.getTaskDefinition().getAssigneeExpression();
          String now = assignee == null ? null : (String) assignee.getValue(task.getExecution());
          if (now != null && !now.equals(task.getAssignee())) {
            int state = task.getSuspensionState();
            // the engine lets nobody move a task that stands still, and the manager may change during a leave
            task.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
            task.setAssignee(now);
            task.setSuspensionState(state);
            timeAnew(task);
          }
        }
        if (!stage.isSuspended()) {
          planCheckIns(context, stage);
        }
      }
      refreshRights(context, id);
      return null;
    });
  }

  @Override
  public boolean askForManager(CaseId id) {
    ProcessInstance life = lifecycle(id);
    if (life == null || !waitsFor(MANAGER_LEFT, runtime, life)) {
      return false;
    }
    tell(id, MANAGER_LEFT, builder -> {});
    return true;
  }

  @Override
  public void managerNamed(CaseId id) {
    if (waitsFor(MANAGER_CHANGED, runtime, lifecycle(id))) {
      tell(id, MANAGER_CHANGED, builder -> {});
    }
  }

  /** Who may do a case's tasks has changed with who its people are. */
  private void refreshRights(CommandContext context, CaseId id) {
    TaskAuthorizations rights =
        (TaskAuthorizations) Context.getProcessEngineConfiguration().getResourceAuthorizationProvider();
    Stream.concat(Stream.of(lifecycle(id)), called(id))
        .forEach(instance -> tasks(instance).forEach(task -> rights.refresh(context, task.getId())));
  }

  @Override
  public void leave(CaseId id) {
    tell(id, waitsForLeave(runtime, lifecycle(id)) ? LEAVE_CHANGED : "LeaveReported", builder -> {});
  }

  /** Whether the life of a case has a leave, of today or planned, which it waits for. */
  static boolean waitsForLeave(RuntimeService runtime, ProcessInstance life) {
    return waitsFor(LEAVE_CHANGED, runtime, life);
  }

  private static boolean waitsFor(String message, RuntimeService runtime, ProcessInstance instance) {
    return subscriptions(message, runtime, instance).count() > 0;
  }

  private static EventSubscriptionQuery subscriptions(
      String message, RuntimeService runtime, ProcessInstance instance) {
    return runtime.createEventSubscriptionQuery().eventType("message").eventName(message)
        .processInstanceId(instance.getId());
  }

  @Override
  public void stop(CaseId id) {
    List<ProcessInstance> stages = stages(id);
    if (stages.isEmpty()) {
      // it lasts a moment; the stage that begins then would run
      throw new Refused("Case %s is just moving on to its next stage. Report the event again in a moment."
          .formatted(id));
    }
    stages.forEach(stage -> set(stage, SuspensionState.SUSPENDED));
    requests(id).flatMap(EventsOfCases::ofOnePerson).forEach(task -> hold(task.getExecution()));
  }

  @Override
  public void goOn(CaseId id) {
    for (ProcessInstance stage : stages(id)) {
      set(stage, SuspensionState.ACTIVE);
      anew(management.createJobQuery().processInstanceId(stage.getId()));
      tasks(stage).forEach(EventsOfCases::waitAnew);
      planCheckIns(Context.getCommandContext(), stage);
    }
    requests(id).flatMap(EventsOfCases::ofOnePerson).forEach(task -> {
      set(task.getExecution(), SuspensionState.ACTIVE);
      timeAnew(task);
    });
    letters.clockGoesOn(id);
  }

  /**
   * One by one, and not by the engine's command for a whole instance: that one writes past what is loaded already, and
   * the dates that change with it in the same step would be those of somebody who came too late.
   */
  private void set(ProcessInstance stage, SuspensionState state) {
    runtime.createExecutionQuery().processInstanceId(stage.getId()).list()
        .forEach(execution -> ((ExecutionEntity) execution).setSuspensionState(state.getStateCode()));
    management.createJobQuery().processInstanceId(stage.getId()).list()
        .forEach(job -> ((JobEntity) job).setSuspensionState(state.getStateCode()));
    tasks(stage).forEach(task -> task.setSuspensionState(state.getStateCode()));
  }

  /**
   * Lets no timer of a task come. The task itself can be done: what the employee asked for, and what they say to it, is
   * theirs to say on leave, too, and no time of theirs runs out meanwhile.
   */
  static void hold(ExecutionEntity execution) {
    set(execution, SuspensionState.SUSPENDED);
  }

  private static void set(ExecutionEntity execution, SuspensionState state) {
    execution.getJobs().forEach(job -> job.setSuspensionState(state.getStateCode()));
  }

  private void timeAnew(TaskEntity task) {
    anew(management.createJobQuery().executionId(task.getExecutionId()));
    waitAnew(task);
  }

  private void anew(JobQuery jobs) {
    jobs.timers().list().forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
  }

  /**
   * The task is due, brought to mind and put before others as if it had come to be now. The timers for that are made
   * anew: those that have done their work are gone, and one that repeats goes on from its old beginning.
   */
  private static void waitAnew(TaskEntity task) {
    ExecutionEntity execution = task.getExecution();
    Expression due = task.getTaskDefinition().getDueDateExpression();
    task.setDueDate((Date) due.getValue(execution));
    task.setPriority(Task.PRIORITY_NORMAL);
    execution.getJobs().stream()
        .filter(job -> TimerTaskListenerJobHandler.TYPE.equals(job.getJobHandlerType()))
        .forEach(JobEntity::delete);
    TimerDeclarationImpl.getTimeoutListenerDeclarationsForScope(execution.getActivity()).values().stream()
        .flatMap(timers -> timers.values().stream())
        .forEach(timer -> timer.createTimer(execution).setSuspensionState(execution.getSuspensionState()));
  }

  private CommandExecutor executor() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
  }

  private static List<TaskEntity> tasks(ProcessInstance stage) {
    return Context.getCommandContext().getTaskManager().findTasksByProcessInstanceId(stage.getId());
  }

  /** The instance of the stage in which the case is; none where it is just between two. */
  private List<ProcessInstance> stages(CaseId id) {
    return called(id).filter(EventsOfCases::isStage).toList();
  }

  /** The instances in which what the employee asked for is answered: they are beside the stage, and go on on leave. */
  private Stream<ProcessInstance> requests(CaseId id) {
    return called(id).filter(instance -> !isStage(instance));
  }

  private Stream<ProcessInstance> called(CaseId id) {
    return runtime.createProcessInstanceQuery().superProcessInstanceId(lifecycle(id).getId()).list().stream();
  }

  private static boolean isStage(ProcessInstance instance) {
    return Stage.ofModel(((ExecutionEntity) instance).getProcessDefinition().getKey()).isPresent();
  }

  private static Stream<TaskEntity> ofOnePerson(ProcessInstance instance) {
    return tasks(instance).stream().filter(task -> task.getTaskDefinition().getAssigneeExpression() != null);
  }

  private ProcessInstance lifecycle(CaseId id) {
    return runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(id.value(), PipProcess.LIFECYCLE).singleResult();
  }

  private void tell(CaseId id, String message, Consumer<MessageCorrelationBuilder> with) {
    try {
      Border.inPlainWords(() -> {
        var builder = new MessageCorrelationBuilderImpl(executor(), message).processInstanceBusinessKey(id.value());
        with.accept(builder);
        builder.correlate();
        return null;
      });
    } catch (MismatchingMessageCorrelationException e) {
      throw runsByOlderModel(id);
    }
  }

  private static Refused runsByOlderModel(CaseId id) {
    return new Refused("Case %s runs by a model that knows of no such event. Have it moved to the newest model, then "
        .formatted(id) + "send it again.");
  }
}
