package io.dueprocess.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records by which model a part of a case runs that is no stage of its own. */
@Component("recordModel")
class RecordModelListener implements ExecutionListener {

  private final ModelsInForce models;

  RecordModelListener(ModelsInForce models) {
    this.models = models;
  }

  @Override
  public void notify(DelegateExecution execution) {
    models.recordInForce(execution);
  }
}
