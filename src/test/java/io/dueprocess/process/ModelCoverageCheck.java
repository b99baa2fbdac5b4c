package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** Runs after all process tests: every node and every flow of every model was passed by one of them. */
class ModelCoverageCheck {

  @Test
  void everyNodeAndEveryFlowOfEveryModelIsPassedByATest() throws IOException {
    List<Coverage> models = coverage(Path.of("processes"), ModelCoverage.FOLDER);
    String table = table(models);
    System.out.println("\n" + table);
    Files.writeString(ModelCoverage.FOLDER.resolve("table.md"), table);
    fullOrFail(models);
  }

  /**
   * What the tests passed of one model.
   *
   * @param nodes how many flow nodes the model has
   * @param flows how many sequence flows the model has
   */
  record Coverage(String model, int nodes, List<String> nodesMissed, int flows, List<String> flowsMissed) {

    private Stream<String> missed() {
      return Stream.concat(nodesMissed.stream(), flowsMissed.stream()).map(id -> model + ": " + id);
    }
  }

  /** Compares the models of one folder with the lists of passed elements in the other, one for each JVM. */
  static List<Coverage> coverage(Path models, Path passed) throws IOException {
    List<Coverage> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(models)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        for (Process process : model.getModelElementsByType(Process.class)) {
          all.add(coverage(process.getId(), model, lists(passed, process.getId())));
        }
      }
    }
    return all;
  }

  static void fullOrFail(List<Coverage> models) {
    assertThat(models).as("models").isNotEmpty();
    assertThat(models).as("every model has nodes and flows").allMatch(m -> m.nodes() > 0 && m.flows() > 0);
    assertThat(models.stream().flatMap(Coverage::missed)).as("elements that no process test passes").isEmpty();
  }

  static String table(List<Coverage> models) {
    var table = new StringBuilder("| model                | nodes passed | flows passed |\n");
    table.append("| -------------------- | -----------: | -----------: |\n");
    for (Coverage m : models) {
      row(table, m.model(), m.nodes() - m.nodesMissed().size(), m.nodes(), m.flows() - m.flowsMissed().size(),
          m.flows());
    }
    int nodes = models.stream().mapToInt(Coverage::nodes).sum();
    int flows = models.stream().mapToInt(Coverage::flows).sum();
    row(table, "all", nodes - models.stream().mapToInt(m -> m.nodesMissed().size()).sum(), nodes,
        flows - models.stream().mapToInt(m -> m.flowsMissed().size()).sum(), flows);
    return table.toString();
  }

  private static void row(StringBuilder table, String model, int nodesPassed, int nodes, int flowsPassed, int flows) {
    table.append("| %-20s | %12s | %12s |%n".formatted(
        model, nodesPassed + " of " + nodes, flowsPassed + " of " + flows));
  }

  /** What all JVMs of the test run passed of a model. */
  private static Set<String> lists(Path folder, String process) throws IOException {
    Set<String> passed = new HashSet<>();
    try (Stream<Path> lists = Files.find(folder, 2, (path, file) -> path.endsWith(process + ".txt"))) {
      for (Path list : lists.toList()) {
        passed.addAll(Files.readAllLines(list));
      }
    }
    return passed;
  }

  private static Coverage coverage(String process, BpmnModelInstance model, Set<String> passed) {
    Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
    Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
    return new Coverage(process,
        nodes.size(), nodes.stream().filter(n -> !passed(n, passed)).map(FlowElement::getId).toList(),
        flows.size(), flows.stream().filter(f -> !passed(f, passed)).map(FlowElement::getId).toList());
  }

  /** The engine takes no flow out of an event-based gateway: it is passed with the event that it leads to. */
  private static boolean passed(SequenceFlow flow, Set<String> passed) {
    return passed.contains(flow.getSource() instanceof EventBasedGateway ? flow.getTarget().getId() : flow.getId());
  }

  /** The engine makes no activity of a throwing link event: it is passed with the flow that leads into it. */
  private static boolean passed(FlowNode node, Set<String> passed) {
    boolean throwingLink = node instanceof IntermediateThrowEvent event
        && event.getEventDefinitions().stream().anyMatch(LinkEventDefinition.class::isInstance);
    return throwingLink
        ? node.getIncoming().stream().map(FlowElement::getId).anyMatch(passed::contains)
        : passed.contains(node.getId());
  }
}
