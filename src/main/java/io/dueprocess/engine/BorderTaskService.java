package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Takes a task's form, and refuses what would go past it: variables, errors and escalations from outside, and the
 * engine's own places for free text, which are comments, attachments and private tasks.
 */
final class BorderTaskService extends TaskServiceImpl {

  private final ObjectProvider<LateCompletions> late;

  BorderTaskService(ObjectProvider<LateCompletions> late) {
    this.late = late;
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, null);
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    VariableMap form = Border.form(variables);
    Border.completing(commandExecutor, late.getObject(), taskId, () -> {
      super.complete(taskId, form);
      return null;
    });
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, Map<String, Object> variables, boolean deserializeValues) {
    VariableMap form = Border.form(variables);
    return Border.completing(commandExecutor, late.getObject(), taskId,
        () -> super.completeWithVariablesInReturn(taskId, form, deserializeValues));
  }

  @Override
  public void claim(String taskId, String userId) {
    Border.inPlainWords(commandExecutor, taskId, () -> {
      super.claim(taskId, userId);
      return null;
    });
  }

  /** Nobody in place of somebody: who took a group's task up gives it back, as Tasklist asks for it. */
  @Override
  public void setAssignee(String taskId, String userId) {
    Border.inPlainWords(commandExecutor, taskId, () -> {
      if (userId == null && tookUp(taskId)) {
        commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
          context.getTaskManager().findTaskById(taskId).setAssignee(null);
          return null;
        }));
      } else {
        super.setAssignee(taskId, userId);
      }
      return null;
    });
  }

  /** Whether it is a group's task that whoever is signed in has claimed. A task that is for one person stays theirs. */
  private boolean tookUp(String taskId) {
    return commandExecutor.execute(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      return task != null
          && task.getAssignee() != null
          && task.getAssignee().equals(context.getAuthenticatedUserId())
          && task.getTaskDefinition().getAssigneeExpression() == null;
    });
  }

  @Override
  public void resolveTask(String taskId) {
    throw noDelegation();
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    throw noDelegation();
  }

  @Override
  public void delegateTask(String taskId, String userId) {
    throw noDelegation();
  }

  @Override
  public void saveTask(Task task) {
    if (task instanceof TaskEntity entity && entity.getRevision() == 0) {
      throw new Refused("Tasks come from the process of a case. A task of your own can't be created here.");
    }
    super.saveTask(task);
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode) {
    throw Border.onlyTheForm();
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
    throw Border.onlyTheForm();
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode) {
    throw Border.onlyTheForm();
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariable(String taskId, String name, Object value) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariableLocal(String taskId, String name, Object value) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariables(String taskId, Map<String, ? extends Object> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariablesLocal(String taskId, Map<String, ? extends Object> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void updateVariables(String taskId, Map<String, ? extends Object> changed, Collection<String> removed) {
    throw Border.onlyTheForm();
  }

  @Override
  public void updateVariablesLocal(String taskId, Map<String, ? extends Object> changed, Collection<String> removed) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariable(String taskId, String name) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariableLocal(String taskId, String name) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariables(String taskId, Collection<String> names) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariablesLocal(String taskId, Collection<String> names) {
    throw Border.onlyTheForm();
  }

  @Override
  public Comment createComment(String taskId, String processInstanceId, String message) {
    throw new Refused("Comments would stand outside the case file. Write it in the form of the task.");
  }

  @Override
  public Attachment createAttachment(
      String type, String taskId, String processInstanceId, String name, String description, InputStream content) {
    throw noAttachment();
  }

  @Override
  public Attachment createAttachment(
      String type, String taskId, String processInstanceId, String name, String description, String url) {
    throw noAttachment();
  }

  private static Refused noAttachment() {
    return new Refused("Attachments would stand outside the case file. Describe the document in the form of the task.");
  }

  private static Refused noDelegation() {
    return new Refused("A task can't be delegated: the record must show who decided. Return it to its group instead.");
  }
}
