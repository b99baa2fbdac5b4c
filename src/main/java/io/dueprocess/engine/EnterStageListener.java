package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Stage;
import java.util.Locale;
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
    if (execution.getProcessBusinessKey() == null) {
      throw new Refused("A stage is part of a case and can't be started by itself. Ask for action with the start form "
          + "of pip-lifecycle.");
    }
    models.recordInForce(execution, new CaseId(execution.getProcessBusinessKey()));
    Process process = (Process) execution.getBpmnModelElementInstance().getParentElement();
    Stage stage = Stage.valueOf(process.getId().replace('-', '_').toUpperCase(Locale.ROOT));
    caseFiles.enter(new CaseId(execution.getProcessBusinessKey()), stage);
  }
}
