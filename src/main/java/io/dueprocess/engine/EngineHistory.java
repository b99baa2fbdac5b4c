package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.retention.ErasedWithCase;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's history of a case: of its life and of every stage, which all bear the case's id as business key. */
@Component
class EngineHistory implements ErasedWithCase {

  private final HistoryService history;
  private final JdbcClient jdbc;

  EngineHistory(HistoryService history, JdbcClient jdbc) {
    this.history = history;
    this.jdbc = jdbc;
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
      // who claimed and completed which task: the engine leaves it, and its interface deletes it one by one only
      jdbc.sql("delete from act_hi_op_log where proc_inst_id_ in (:instances)").param("instances", instances).update();
    }
  }
}
