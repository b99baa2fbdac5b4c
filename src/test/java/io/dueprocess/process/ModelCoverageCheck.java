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
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** Runs after all process tests: every node and every flow of every model was passed by one of them. */
class ModelCoverageCheck {

  /** Where the process tests leave the flows that they took. */
  static final Path TAKEN = Path.of("target", "model-coverage", "taken.txt");

  @Test
  void everyNodeAndEveryFlowOfEveryModelIsPassedByATest() throws IOException {
    assertThat(TAKEN).as("run the process tests first").exists();
    Set<String> taken = new HashSet<>(Files.readAllLines(TAKEN));
    List<String> missed = new ArrayList<>();
    List<Path> models = models();
    assertThat(models).as("models").hasSizeGreaterThanOrEqualTo(8);

    System.out.printf("%n%-24s %12s %12s%n", "Model", "nodes", "flows");
    for (Path file : models) {
      BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
      String process = model.getModelElementsByType(Process.class).iterator().next().getId();
      Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
      Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
      List<String> flowsMissed = flows.stream().map(FlowElement::getId).filter(id -> !taken.contains(id)).toList();
      List<String> nodesMissed = nodes.stream().filter(n -> !passed(n, taken)).map(FlowElement::getId).toList();
      System.out.printf("%-24s %5d of %3d %5d of %3d%n", process, nodes.size() - nodesMissed.size(), nodes.size(),
          flows.size() - flowsMissed.size(), flows.size());
      Stream.concat(nodesMissed.stream(), flowsMissed.stream()).map(id -> process + ": " + id).forEach(missed::add);
    }
    System.out.println();

    assertThat(missed).as("elements that no process test passes").isEmpty();
  }

  /** A node is passed when a flow into it was taken; one that has none (start, boundary), when one out of it was. */
  private static boolean passed(FlowNode node, Set<String> taken) {
    Collection<SequenceFlow> touching = node.getIncoming().isEmpty() ? node.getOutgoing() : node.getIncoming();
    return touching.stream().map(FlowElement::getId).anyMatch(taken::contains);
  }

  private static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
    }
  }
}
