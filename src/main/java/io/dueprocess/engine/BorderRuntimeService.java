package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;

/** A case begins with its form and in no other way. */
final class BorderRuntimeService extends RuntimeServiceImpl {

  @Override
  public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
    throw onlyByForm();
  }

  @Override
  public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
    throw onlyByForm();
  }

  private static Refused onlyByForm() {
    return new Refused("A case begins with its form: submit the start form of pip-lifecycle.");
  }
}
