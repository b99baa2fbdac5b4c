package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens where an expression or a script got past the check: the engine of the running product refuses it. */
class SecondLineTest extends ProcessTestCase {

  @Autowired private ProcessEngineConfigurationImpl engine;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;

  @ParameterizedTest
  @ValueSource(strings = {
      "${dataSource}", "${environment}", "${systemProperties}", "${systemEnvironment}", "${runtimeService}",
      "${processEngine}", "${camundaBpmProperties}", "${jdbcClient}", "${beanFactory}", "${applicationContext}",
      "${''.getClass()}", "${''.class}", "${'a'.concat('b')}", "${execution.class}", "${execution.getClass()}",
      "${execution.processEngineServices}", "${execution.getProcessEngineServices()}",
      "${execution.getVariable('x')}", "${execution.variables}", "${execution.setProcessBusinessKey('PIP-2026-0001')}",
      "${execution.processInstance}", "${execution.superExecution}", "${execution['processBusinessKey']['class']}",
      "${party.class}", "${party.getClass()}", "${party.employees}", "${party.hashCode()}", "${party['class']}",
      "${closeCase.notify(execution)}", "${now().class}", "${now().getClass()}", "${now().getTime()}",
      "${dateTime().getClass()}", "${dateTime().getZone()}"})
  void anExpressionFindsNothingThatIsNotOffered(String expression) {
    assertThatThrownBy(() -> value(expression)).as(expression).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("Unknown ");
  }

  @Test
  void anExpressionFindsWhatIsOffered() {
    assertThat(value("${execution.processBusinessKey}")).isEqualTo("PIP-2026-0001");
    assertThat(value("${1 == 1 and not empty 'a'}")).isEqualTo(true);
    assertThat(value("${party}")).isNotNull();
    assertThatCode(() -> value("${dateTime().plusWeeks(1)}")).as("what Tasklist's filters say")
        .doesNotThrowAnyException();
  }

  @Test
  void scriptsAndClassesAreOff() {
    for (String language : List.of("juel", "groovy", "javascript", "feel")) {
      assertThatThrownBy(() -> engine.getScriptFactory().createScriptFromSource(language, "1"))
          .isInstanceOf(ProcessEngineException.class).hasMessageStartingWith("Scripts are switched off");
      assertThatThrownBy(() -> engine.getScriptFactory().createScriptFromResource(language, "x"))
          .isInstanceOf(ProcessEngineException.class);
    }
    assertThatThrownBy(() -> engine.getArtifactFactory().getArtifact(Object.class))
        .isInstanceOf(ProcessEngineException.class).hasMessageStartingWith("Java classes in models are switched off");
  }

  @Test
  void aQueryThatSomebodySendsHasNoExpression() {
    assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThatThrownBy(() -> tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").list())
        .isInstanceOf(BadUserRequestException.class);
  }

  @Test
  void theFiltersOfTheProductWorkAndOneThatReachesForMoreDoesNot() {
    underperformer().requested();
    identity.setAuthentication("hanna", List.of("hr"));
    try {
      List<Filter> shipped = filters.createFilterQuery().list();
      assertThat(shipped).hasSizeGreaterThanOrEqualTo(4).allSatisfy(filter ->
          assertThatCode(() -> filters.list(filter.getId())).doesNotThrowAnyException());
    } finally {
      identity.clearAuthentication();
    }
    Filter reaching = filters.newTaskFilter("Reaching").setProperties(Map.of())
        .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${dataSource}"));
    filters.saveFilter(reaching);
    try {
      assertThatThrownBy(() -> filters.list(reaching.getId())).isInstanceOf(ProcessEngineException.class);
    } finally {
      filters.deleteFilter(reaching.getId());
    }
  }

  private Object value(String text) {
    return engine.getCommandExecutorTxRequired().execute(context -> {
      ExecutionEntity execution = new ExecutionEntity();
      execution.setProcessInstance(execution);
      execution.setBusinessKey("PIP-2026-0001");
      return engine.getExpressionManager().createExpression(text).getValue(execution);
    });
  }
}
