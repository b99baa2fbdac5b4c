package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** One verb goes on from the model into the code: bean, listener or delegate, and use case, in the stage's room. */
class ModelNamesTest {

  /** The room of each model; a model that is not here has no room and fails. */
  private static final Map<String, String> ROOMS = Map.of(
      "pip-lifecycle", "request",
      "file-review", "filereview",
      "documented-coaching", "coaching",
      "improvement-plan", "plan",
      "improvement-period", "period",
      "metric-review", "review",
      "termination", "termination",
      "follow-up", "followup",
      "employee-request", "statement");

  private static final List<Process> MODELS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    MODELS.clear();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      files.filter(file -> file.toString().endsWith(".bpmn")).sorted()
          .forEach(file -> MODELS.addAll(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class)));
    }
  }

  @Test
  void everyModelHasItsRoom() {
    assertThat(MODELS).extracting(Process::getId).containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
  }

  @Test
  void everyUserTaskHasItsListenerAndItsUseCase() throws ClassNotFoundException {
    assertThat(inRooms(UserTask.class, "Listener")).isPositive();
  }

  @Test
  void everyServiceTaskHasItsDelegateAndItsUseCase() throws ClassNotFoundException {
    assertThat(inRooms(ServiceTask.class, "Delegate")).isPositive();
  }

  @Test
  void theStartOfACaseHasItsListenerAndItsUseCase() throws ClassNotFoundException {
    assertThat(MODELS).filteredOn(model -> model.getId().equals("pip-lifecycle")).singleElement()
        .satisfies(model -> assertThat(model.getChildElementsByType(StartEvent.class)).singleElement()
            .extracting(StartEvent::getCamundaFormKey).isEqualTo("embedded:deployment:request-improvement.html"));
    assertRoom("request", "RequestImprovement", "Listener");
  }

  private static int inRooms(Class<? extends FlowNode> type, String kind) throws ClassNotFoundException {
    int found = 0;
    for (Process model : MODELS) {
      for (FlowNode task : model.getChildElementsByType(type)) {
        assertRoom(ROOMS.get(model.getId()), task.getId().substring("Task_".length()), kind);
        found++;
      }
    }
    return found;
  }

  private static void assertRoom(String room, String verb, String kind) throws ClassNotFoundException {
    Class<?> useCase = Class.forName("io.dueprocess." + room + "." + verb);
    Class<?> border = Class.forName("io.dueprocess." + room + "." + verb + kind);
    assertThat(border.getAnnotation(Component.class).value()).as("bean of %s", border.getSimpleName())
        .isEqualTo(Character.toLowerCase(verb.charAt(0)) + verb.substring(1));
    assertThat(border.getDeclaredConstructors()).singleElement().satisfies(constructor ->
        assertThat(constructor.getParameterTypes()).as("what %s calls", border.getSimpleName()).contains(useCase));
  }
}
