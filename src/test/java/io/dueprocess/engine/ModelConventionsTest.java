package io.dueprocess.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;

/** The models keep what style.md and the decisions promise: one verb everywhere, and continuations by one rule. */
class ModelConventionsTest {

  private static final String EMPLOYEE = "${party.employee(execution)}";

  /** Its timer writes down what happened and weighs nothing; see docs/adr/0004-async-continuations.md. */
  private static final Set<String> EVALUATES_NOTHING = Set.of("Task_SetClock", "Task_RecordMissedCheckIn",
      "Task_PutAmendmentInForce");

  @Test
  void aUserTaskBearsOneVerbEverywhere() throws IOException {
    for (UserTask task : all(UserTask.class)) {
      String name = task.getName();
      assertThat(task.getId()).as("id of \"%s\"", name).isEqualTo("Task_" + camel(name));
      assertThat(task.getCamundaFormKey()).as("form of \"%s\"", name)
          .isEqualTo("embedded:deployment:" + kebab(name) + ".html");
      assertThat(taskListeners(task, "complete")).as("complete listener of \"%s\"", name)
          .containsExactly("${" + lowerCamel(name) + "}");
    }
  }

  @Test
  void aServiceTaskBearsOneVerbEverywhere() throws IOException {
    for (ServiceTask task : all(ServiceTask.class)) {
      assertThat(task.getId()).as("id of \"%s\"", task.getName()).isEqualTo("Task_" + camel(task.getName()));
      // what a correction has done once more is done by the same bean; an id stands only once in a model
      assertThat(task.getCamundaDelegateExpression()).as("bean of \"%s\"", task.getName())
          .isEqualTo("${" + lowerCamel(task.getName().replaceFirst(" again$", "")) + "}");
    }
  }

  @Test
  void aStageBearsOneNameEverywhere() throws IOException {
    for (CallActivity call : all(CallActivity.class)) {
      assertThat(call.getId()).isEqualTo("Call_" + camel(call.getName()));
      assertThat(call.getCalledElement()).isEqualTo(kebab(call.getName()));
    }
    for (Path file : Models.bpmnFiles()) {
      Process process = Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).iterator().next();
      assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
      if (!process.getId().equals("pip-lifecycle")) {
        assertThat(process.getId()).isEqualTo(kebab(process.getName()));
      }
    }
  }

  @Test
  void aGatewayThatDecidesAsksAQuestionAndNamesItsAnswers() throws IOException {
    for (ExclusiveGateway gateway : all(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() > 1) {
        assertThat(gateway.getId()).startsWith("Gateway_");
        assertThat(gateway.getName()).as("name of %s", gateway.getId()).endsWith("?");
        for (SequenceFlow answer : gateway.getOutgoing()) {
          assertThat(answer.getName()).as("name of %s", answer.getId()).isNotBlank();
          assertThat(answer.getId()).startsWith(gateway.getId().replace("Gateway_", "Flow_") + "_");
        }
      } else {
        assertThat(gateway.getId()).as("a gateway that only joins").startsWith("Join_");
      }
    }
  }

  @Test
  void everyIdSaysWhatItIs() throws IOException {
    assertThat(all(FlowElement.class)).extracting(FlowElement::getId).allMatch(id -> id.matches(
        "((Start|End|Intermediate|Link|Boundary)Event|EventSubprocess|Task|Call|Gateway|Join|Flow)_[A-Za-z]+(_[A-Za-z]+)?"));
  }

  @Test
  void whatAnEmployeeReceivesIsRecordedAndTheirSilenceToo() throws IOException {
    List<UserTask> employees = all(UserTask.class).stream()
        .filter(task -> EMPLOYEE.equals(task.getCamundaAssignee())).toList();
    assertThat(employees).isNotEmpty();
    for (UserTask task : employees) {
      assertThat(taskListeners(task, "create")).as(task.getId()).containsExactly("${recordDelivery}");
      List<BoundaryEvent> silence = all(BoundaryEvent.class).stream()
          .filter(event -> event.getAttachedTo().getId().equals(task.getId()) && model(event).equals(model(task)))
          .toList();
      assertThat(silence).as("time to answer %s", task.getId()).hasSize(1);
      assertThat(executionListeners(silence.get(0))).containsExactly("${recordNoAnswer}");
    }
  }

  @Test
  void onlyAnEmployeesSilenceIsRecordedAsNoAnswer() throws IOException {
    List<BoundaryEvent> others = all(BoundaryEvent.class).stream()
        .filter(event -> !(event.getAttachedTo() instanceof UserTask task
            && EMPLOYEE.equals(task.getCamundaAssignee()))).toList();
    assertThat(others).isNotEmpty();
    assertThat(others).allSatisfy(event -> assertThat(executionListeners(event)).isEmpty());
  }

  @Test
  void aDescriptionNamesTheCase() throws IOException {
    assertThat(all(UserTask.class)).allSatisfy(task ->
        assertThat(task.getDocumentations().iterator().next().getTextContent())
            .startsWith("Case ${execution.processBusinessKey}: "));
  }

  @Test
  void theCaseIdReachesEveryStage() throws IOException {
    assertThat(all(CallActivity.class)).allSatisfy(call -> {
      assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
      assertThat(call.getExtensionElements().getChildElementsByType(CamundaIn.class))
          .extracting(CamundaIn::getCamundaBusinessKey).filteredOn(Objects::nonNull)
          .containsExactly("#{execution.processBusinessKey}");
    });
  }

  @Test
  void aContinuationSitsBeforeEveryEvaluationAndEveryStageAndNowhereElse() throws IOException {
    for (FlowNode node : all(FlowNode.class)) {
      boolean evaluates = node instanceof ServiceTask && !EVALUATES_NOTHING.contains(node.getId());
      assertThat(node.isCamundaAsyncBefore())
          .as("asyncBefore of %s, because docs/adr/0004-async-continuations.md says where it belongs", node.getId())
          .isEqualTo(evaluates || node instanceof CallActivity);
      // the engine knows no such thing for an event-based gateway
      assertThat(!(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter())
          .as("asyncAfter of %s", node.getId()).isFalse();
    }
  }

  @Test
  void everythingThatRunsAsAJobIsTriedAgain() throws IOException {
    List<FlowNode> jobs = all(FlowNode.class).stream().filter(node -> node.isCamundaAsyncBefore()
        || node instanceof CatchEvent event && event.getEventDefinitions().stream()
            .anyMatch(TimerEventDefinition.class::isInstance)).toList();
    assertThat(jobs).isNotEmpty();
    assertThat(jobs).allSatisfy(node -> assertThat(node.getExtensionElements()).as(node.getId()).isNotNull());
    assertThat(jobs).allSatisfy(node ->
        assertThat(node.getExtensionElements().getChildElementsByType(CamundaFailedJobRetryTimeCycle.class))
            .as(node.getId()).extracting(CamundaFailedJobRetryTimeCycle::getTextContent).containsExactly("R3/PT5M"));
  }

  @Test
  void everyBoxAndEveryArrowIsDrawn() throws IOException {
    assertThat(all(FlowNode.class)).allSatisfy(node ->
        assertThat(node.getDiagramElement()).as("shape of %s, because a modeller opens a drawing", node.getId())
            .isInstanceOf(BpmnShape.class));
    assertThat(all(SequenceFlow.class)).allSatisfy(flow -> {
      assertThat(flow.getDiagramElement()).as("edge of %s, because a modeller opens a drawing", flow.getId())
          .isInstanceOf(BpmnEdge.class);
      assertThat(flow.getDiagramElement().getWaypoints()).as("points of %s", flow.getId()).hasSizeGreaterThan(1);
    });
  }

  private static String model(FlowElement element) {
    return ((BpmnModelInstance) element.getModelInstance()).getDefinitions().getId();
  }

  private static <T extends FlowElement> List<T> all(Class<T> type) throws IOException {
    List<T> found = new ArrayList<>();
    for (Path file : Models.bpmnFiles()) {
      BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
      found.addAll(model.getModelElementsByType(type));
    }
    assertThat(found).as("elements of type %s, because a rule that matches nothing proves nothing",
        type.getSimpleName()).isNotEmpty();
    return found;
  }

  private static List<String> taskListeners(UserTask task, String event) {
    return task.getExtensionElements().getChildElementsByType(CamundaTaskListener.class).stream()
        .filter(listener -> event.equals(listener.getCamundaEvent()))
        .map(CamundaTaskListener::getCamundaDelegateExpression).toList();
  }

  private static List<String> executionListeners(FlowNode node) {
    return node.getExtensionElements() == null ? List.of()
        : node.getExtensionElements().getChildElementsByType(CamundaExecutionListener.class).stream()
        .map(CamundaExecutionListener::getCamundaDelegateExpression).toList();
  }

  private static String camel(String name) {
    return words(name, word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1), "");
  }

  private static String lowerCamel(String name) {
    String camel = camel(name);
    return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
  }

  private static String kebab(String name) {
    return words(name, word -> word.toLowerCase(Locale.ROOT), "-");
  }

  private static String words(String name, Function<String, String> each, String between) {
    return Stream.of(name.split("[ -]")).map(each).collect(joining(between));
  }
}
