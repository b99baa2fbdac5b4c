package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationAsyncBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.SignalEventReceivedBuilder;

/** A case begins with its form and in no other way, and its variables are set by its own steps alone. */
final class BorderRuntimeService extends RuntimeServiceImpl {

  @Override
  public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
    throw onlyByForm();
  }

  @Override
  public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
    throw onlyByForm();
  }

  @Override
  protected void setVariables(String executionId, Map<String, ? extends Object> variables, boolean local) {
    throw Border.onlyTheForm();
  }

  @Override
  protected void updateVariables(
      String executionId, Map<String, ? extends Object> changed, Collection<String> removed, boolean local) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariable(String executionId, String name, Object value) {
    throw Border.onlyTheForm();
  }

  @Override
  public void setVariableLocal(String executionId, String name, Object value) {
    throw Border.onlyTheForm();
  }

  @Override
  public Batch setVariablesAsync(List<String> instances, ProcessInstanceQuery query,
      HistoricProcessInstanceQuery historicQuery, Map<String, ?> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public Batch setVariablesAsync(List<String> instances, Map<String, ?> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public Batch setVariablesAsync(ProcessInstanceQuery query, Map<String, ?> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public Batch setVariablesAsync(HistoricProcessInstanceQuery query, Map<String, ?> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariable(String executionId, String name) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariableLocal(String executionId, String name) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariables(String executionId, Collection<String> names) {
    throw Border.onlyTheForm();
  }

  @Override
  public void removeVariablesLocal(String executionId, Collection<String> names) {
    throw Border.onlyTheForm();
  }

  @Override
  public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
    throw Border.onlyTheForm();
  }

  @Override
  public MessageCorrelationAsyncBuilder createMessageCorrelationAsync(String messageName) {
    throw Border.onlyTheForm();
  }

  @Override
  public void messageEventReceived(String messageName, String executionId, Map<String, Object> variables) {
    throw Border.onlyTheForm();
  }

  @Override
  public void messageEventReceived(String messageName, String executionId) {
    throw Border.onlyTheForm();
  }

  @Override
  public SignalEventReceivedBuilder createSignalEvent(String signalName) {
    throw Border.onlyTheForm();
  }

  /** Cases may move to a newer model; what they know does not change with that. */
  @Override
  public MigrationPlanExecutionBuilder newMigration(MigrationPlan plan) {
    if (plan.getVariables() != null && !plan.getVariables().isEmpty()) {
      throw Border.onlyTheForm();
    }
    return super.newMigration(plan);
  }

  private static Refused onlyByForm() {
    return new Refused("A case begins with its form: submit the start form of pip-lifecycle.");
  }
}
