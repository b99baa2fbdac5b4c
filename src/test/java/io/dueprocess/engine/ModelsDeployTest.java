package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine takes the models as they are in the repository. */
class ModelsDeployTest {

  private static ProcessEngine engine;

  @BeforeAll
  static void deployAll() throws IOException {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:models-deploy;DB_CLOSE_DELAY=-1");
    configuration.setProcessEngineName("models-deploy");
    engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    for (Path model : Models.bpmnFiles()) {
      deployment.addInputStream(model.getFileName().toString(), Files.newInputStream(model));
    }
    deployment.deploy();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void everyStageIsDeployedUnderItsName() {
    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
        .extracting(ProcessDefinition::getKey)
        .containsExactlyInAnyOrder("pip-lifecycle", "file-review", "documented-coaching", "improvement-plan",
            "improvement-period", "metric-review", "termination", "follow-up", "employee-request");
  }

  @Test
  void onlyTheLifeOfACaseCanBeStartedFromTasklist() {
    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().startableInTasklist().list())
        .extracting(ProcessDefinition::getKey)
        .containsExactly("pip-lifecycle");
  }

  @Test
  void definitionsAreKeptInTheHistoryForTenYears() {
    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
        .extracting(ProcessDefinition::getHistoryTimeToLive)
        .containsOnly(3650);
  }

  @Test
  void everyUserTaskGetsATimerForItsReminderAndOneForItsEscalation() throws IOException {
    long userTasks = 0;
    for (Path model : Models.bpmnFiles()) {
      userTasks += Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class).size();
    }
    assertThat(userTasks).isPositive();
    assertThat(engine.getManagementService().createJobDefinitionQuery()
        .jobType(TimerTaskListenerJobHandler.TYPE).count()).isEqualTo(2 * userTasks);
  }
}
