package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** Records that a case has entered the stage whose model this is. */
@Component("enterStage")
class EnterStageListener implements ExecutionListener {

  private final CaseFiles caseFiles;
  private final ModelsInForce models;

  EnterStageListener(CaseFiles caseFiles, ModelsInForce models) {
    this.caseFiles = caseFiles;
    this.models = models;
  }

  @Override
  public void notify(DelegateExecution execution) {
    models.recordInForce(execution);
    Process process = (Process) execution.getBpmnModelElementInstance().getParentElement();
    caseFiles.enter(new CaseId(execution.getProcessBusinessKey()), Stage.ofModel(process.getId()).orElseThrow());
  }
}
