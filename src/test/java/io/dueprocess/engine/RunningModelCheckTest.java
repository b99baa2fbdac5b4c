package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dueprocess.process.ProcessTestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The check on the beans of the running product: nothing is missing, nothing is left over, nothing broken gets in. */
class RunningModelCheckTest extends ProcessTestCase {

  @Autowired private ListableBeanFactory factory;
  @Autowired private RepositoryService repository;

  @Test
  void everythingThatAModelNamesIsThere() throws IOException {
    assertThat(ModelCheck.problems(Models.deployment(), ModelBeans.of(factory))).isEmpty();
  }

  @Test
  void nothingThatIsThereForModelsIsLeftOver() throws IOException {
    Map<String, Class<?>> beans = ModelBeans.of(factory);
    assertThat(beans).hasSizeGreaterThan(30);
    assertThat(ModelCheck.unused(Models.deployment(), beans.keySet())).isEmpty();
  }

  @Test
  void everyListenerAndEveryDelegateBearsANameForModels() {
    for (Class<?> kind : new Class<?>[] {TaskListener.class, ExecutionListener.class, JavaDelegate.class}) {
      assertThat(ModelBeans.of(factory).keySet()).as("beans of kind %s", kind.getSimpleName())
          .contains(factory.getBeanNamesForType(kind)).isNotEmpty();
    }
  }

  @Test
  void theScannedBeansAreThoseThatRun() {
    assertThat(CodeBeans.all()).isEqualTo(ModelBeans.of(factory));
  }

  @Test
  void aBrokenModelIsRefusedAtALaterDeploymentToo() throws IOException {
    long before = repository.createDeploymentQuery().count();
    String broken = model("follow-up.bpmn").replace("${decideOnRelapse}", "${decideRelapse}");
    var deployment = repository.createDeployment().addString("follow-up.bpmn", broken);
    forms(deployment);
    assertThatExceptionOfType(ParseException.class).isThrownBy(deployment::deploy)
        .withMessageContaining("follow-up.bpmn, Task_DecideOnRelapse: \"${decideRelapse}\" names \"decideRelapse\"")
        .satisfies(refusal -> assertThat(refusal.getResorceReports()).singleElement().satisfies(report ->
            assertThat(report.getErrors()).singleElement()
                .satisfies(error -> assertThat(error.getMainElementId()).isEqualTo("Task_DecideOnRelapse"))));
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void aSoundChangeOfOneModelIsDeployedWithItsForms() throws IOException {
    String changed = model("follow-up.bpmn").replace("name=\"Follow-up\"", "name=\"Follow-up, reworded\"");
    var builder = repository.createDeployment().addString("follow-up.bpmn", changed);
    forms(builder);
    var deployment = builder.deploy();
    try {
      assertThat(repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).singleResult().getName())
          .isEqualTo("Follow-up, reworded");
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  private static void forms(DeploymentBuilder deployment) throws IOException {
    for (String form : new String[] {"report-relapse.html", "decide-on-relapse.html"}) {
      deployment.addString(form, model(form));
    }
  }

  private static String model(String file) throws IOException {
    return new String(Models.deployment().get(file), StandardCharsets.UTF_8);
  }
}
