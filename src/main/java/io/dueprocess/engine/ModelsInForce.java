package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Puts on record by which version of which model a case runs, each time it comes to another model. */
@Component
class ModelsInForce {

  private final CaseFiles caseFiles;
  private final RepositoryService repository;
  /** By the definition's id; a deployed model never changes. */
  private final Map<String, CaseFiles.ModelInForce> known = new ConcurrentHashMap<>();

  ModelsInForce(CaseFiles caseFiles, @Lazy RepositoryService repository) {
    this.caseFiles = caseFiles;
    this.repository = repository;
  }

  /** Refuses a part of a case that is started by itself. */
  void recordInForce(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() == null) {
      throw new Refused("A stage is part of a case and can't be started by itself. Ask for action with the start form "
          + "of pip-lifecycle.");
    }
    recordInForce(execution, new CaseId(execution.getProcessBusinessKey()));
  }

  void recordInForce(DelegateExecution execution, CaseId id) {
    CaseFiles.ModelInForce model = known.computeIfAbsent(execution.getProcessDefinitionId(), this::model);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.MODEL, model.model(), model);
  }

  private CaseFiles.ModelInForce model(String definitionId) {
    ProcessDefinition definition = repository.getProcessDefinition(definitionId);
    return new CaseFiles.ModelInForce(definition.getKey(), definition.getVersion(),
        Chain.sha256(ModelsOfCase.bpmn(repository, definitionId)));
  }
}
