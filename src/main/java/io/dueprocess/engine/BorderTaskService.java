package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** Takes a task's form, and refuses the engine's own places for free text: comments, attachments, private tasks. */
final class BorderTaskService extends TaskServiceImpl {

  @Override
  public void complete(String taskId) {
    complete(taskId, null);
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    VariableMap form = Border.form(variables);
    Border.inPlainWords(() -> {
      super.complete(taskId, form);
      return null;
    });
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, Map<String, Object> variables, boolean deserializeValues) {
    VariableMap form = Border.form(variables);
    return Border.inPlainWords(() -> super.completeWithVariablesInReturn(taskId, form, deserializeValues));
  }

  @Override
  public void claim(String taskId, String userId) {
    Border.inPlainWords(() -> {
      super.claim(taskId, userId);
      return null;
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
