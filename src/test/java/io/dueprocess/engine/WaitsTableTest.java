package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of what happens when nobody acts says of each task what its model says. */
class WaitsTableTest {

  private static final String STANDS = "others are told again and again";
  private static final Map<String, String> WHO = Map.of("${party.manager(execution)}", "manager",
      "${party.employee(execution)}", "employee", "${party.approver(execution)}", "HR leads", "hr", "HR",
      "legal", "counsel");

  private static List<BpmnModelInstance> models;
  private static Map<String, String[]> rows;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      models = files.filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile())).toList();
    }
    rows = new TreeMap<>();
    Files.readAllLines(Path.of("docs/waits.md")).stream()
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length == 5)
        .map(cells -> Stream.of(cells).map(String::strip).toArray(String[]::new))
        .filter(cells -> !cells[1].equals("task") && !cells[1].startsWith("---"))
        .forEach(cells -> rows.put(cells[1], cells));
  }

  @Test
  void everyTaskHasItsRow() {
    assertThat(rows.keySet()).isNotEmpty()
        .isEqualTo(tasks().map(UserTask::getName).collect(Collectors.toSet()));
  }

  @Test
  void theRowSaysWhoseTaskItIsAndUntilWhen() {
    tasks().forEach(task -> {
      String who = task.getCamundaAssignee() == null ? task.getCamundaCandidateGroups() : task.getCamundaAssignee();
      assertThat(rows.get(task.getName())[2]).as("who has %s", task.getName()).isEqualTo(WHO.get(who));
      String due = task.getCamundaDueDate();
      if (due.startsWith("${deadline.after")) {
        assertThat(rows.get(task.getName())[3]).as("when %s is due", task.getName())
            .isEqualTo("`%s`".formatted(due.replaceAll(".*'(\\w+)'.*", "$1")));
      }
    });
  }

  @Test
  void aTaskThatNoTimerEndsIsToldOfAgainAndOneThatATimerEndsIsNot() {
    Set<String> ended = models.stream()
        .flatMap(model -> model.getModelElementsByType(BoundaryEvent.class).stream())
        .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
        .map(event -> event.getAttachedTo().getName())
        .collect(Collectors.toSet());
    assertThat(ended).isNotEmpty();
    rows.forEach((task, cells) ->
        assertThat(!cells[4].startsWith(STANDS)).as("whether the wait for %s ends by itself", task)
            .isEqualTo(ended.contains(task)));
  }

  private static Stream<UserTask> tasks() {
    return models.stream().flatMap(model -> model.getModelElementsByType(UserTask.class).stream());
  }
}
