package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.retention.ErasedWithCase;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** The engine's history of a case: of its life and of every stage, which all bear the case's id as business key. */
@Component
class EngineHistory implements ErasedWithCase {

  private final HistoryService history;

  EngineHistory(HistoryService history) {
    this.history = history;
  }

  @Override
  public void erase(List<CaseId> cases) {
    List<String> instances = history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKeyIn(cases.stream().map(CaseId::value).toArray(String[]::new))
        .finished()
        .list().stream()
        .map(HistoricProcessInstance::getId)
        .toList();
    if (!instances.isEmpty()) {
      history.deleteHistoricProcessInstancesIfExists(instances);
    }
  }
}
