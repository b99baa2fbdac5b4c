package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Takes the form of a task or of a new case. The case id is ours to give: a business key of the caller's is refused.
 */
final class BorderFormService extends FormServiceImpl {

  private final ObjectProvider<LateCompletions> late;

  BorderFormService(ObjectProvider<LateCompletions> late) {
    this.late = late;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    VariableMap form = Border.form(properties);
    Border.completing(commandExecutor, late.getObject(), taskId, () -> {
      super.submitTaskForm(taskId, form);
      return null;
    });
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, Map<String, Object> properties, boolean deserializeValues) {
    VariableMap form = Border.form(properties);
    return Border.completing(commandExecutor, late.getObject(), taskId,
        () -> super.submitTaskFormWithVariablesInReturn(taskId, form, deserializeValues));
  }

  @Override
  public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
    return submitStartForm(processDefinitionId, null, properties);
  }

  @Override
  public ProcessInstance submitStartForm(
      String processDefinitionId, String businessKey, Map<String, Object> properties) {
    if (businessKey != null && !businessKey.isBlank()) {
      throw new Refused("Leave the business key empty: the product gives every case its id.");
    }
    VariableMap form = Border.form(properties);
    return Border.inPlainWords(() -> super.submitStartForm(processDefinitionId, form));
  }
}
