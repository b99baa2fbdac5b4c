package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is inferred from the engine's history, held against what the engine really did, in flows that models may have.
 */
class WaysTakenTest {

  private static final Map<String, Integer> TAKEN = new TreeMap<>();
  private static ProcessEngine engine;
  private static int cases;

  private CaseId id;

  @BeforeAll
  static void engine() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:ways-taken");
    configuration.setHistory("full");
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setCustomPostBPMNParseListeners(new ArrayList<BpmnParseListener>(List.of(new Counting())));
    engine = configuration.buildProcessEngine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @BeforeEach
  void anotherCase() {
    id = new CaseId("PIP-2026-%04d".formatted(++cases));
    TAKEN.clear();
  }

  @Test
  void inALoopWithALinkOfFlows() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .exclusiveGateway("join").sequenceFlowId("f1").userTask("work").sequenceFlowId("f2")
        .exclusiveGateway("again").sequenceFlowId("yes").condition("again", "${rounds > 0}").connectTo("join")
        .moveToNode("again").sequenceFlowId("no").condition("done", "${rounds == 0}").endEvent("end").done(),
        Map.of("rounds", 2), tasks -> {
          tasks.complete("work", Map.of("rounds", 2));
          tasks.complete("work", Map.of("rounds", 1));
          tasks.complete("work", Map.of("rounds", 0));
        });
    assertThat(way().passed()).containsEntry("yes", 2).containsEntry("work", 3);
  }

  @Test
  void inBranchesThatRunAtTheSameTimeAndMeet() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .parallelGateway("fork").sequenceFlowId("left").userTask("a").sequenceFlowId("a-join").parallelGateway("join")
        .sequenceFlowId("on").endEvent("end")
        .moveToNode("fork").sequenceFlowId("right").userTask("b").sequenceFlowId("b-more").userTask("c")
        .sequenceFlowId("c-join").connectTo("join").done(),
        Map.of(), tasks -> {
          tasks.complete("b", Map.of());
          tasks.complete("a", Map.of());
          tasks.complete("c", Map.of());
        });
    assertThat(way().passed()).containsEntry("join", 1).containsEntry("on", 1);
  }

  @Test
  void inSomeOfTheBranchesOfAnInclusiveGateway() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .inclusiveGateway("fork").sequenceFlowId("left").condition("a", "${x > 0}").userTask("a")
        .sequenceFlowId("a-join")
        .inclusiveGateway("join").sequenceFlowId("on").endEvent("end")
        .moveToNode("fork").sequenceFlowId("middle").condition("b", "${x > 1}").userTask("b").sequenceFlowId("b-join")
        .connectTo("join")
        .moveToNode("fork").sequenceFlowId("right").condition("c", "${x > 2}").userTask("c").sequenceFlowId("c-join")
        .connectTo("join").done(),
        Map.of("x", 2), tasks -> {
          tasks.complete("a", Map.of());
          tasks.complete("b", Map.of());
        });
    assertThat(way().passed()).containsEntry("join", 1).doesNotContainKey("right");
  }

  @Test
  void inASubprocessThatIsLeftEarly() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .subProcess("sub").embeddedSubProcess().startEvent("inner").sequenceFlowId("f1").userTask("a")
        .sequenceFlowId("f2")
        .userTask("b").sequenceFlowId("f3").endEvent("innerEnd").subProcessDone()
        .sequenceFlowId("on").endEvent("end")
        .moveToActivity("sub").boundaryEvent("late").timerWithDuration("PT1H").sequenceFlowId("tooLate").userTask("c")
        .sequenceFlowId("out").endEvent("lateEnd").done(),
        Map.of(), tasks -> {
          tasks.complete("a", Map.of());
          tasks.timer();
          tasks.complete("c", Map.of());
        });
    assertThat(way().passed()).containsEntry("late", 1).containsEntry("tooLate", 1).containsKey("b")
        .doesNotContainKeys("f3", "on");
  }

  @Test
  void besideATaskThatGoesOn() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .userTask("a").sequenceFlowId("on").endEvent("end")
        .moveToActivity("a").boundaryEvent("hint").cancelActivity(false).timerWithDuration("PT1H")
        .sequenceFlowId("hinted")
        .userTask("b").sequenceFlowId("out").endEvent("hintEnd").done(),
        Map.of(), tasks -> {
          tasks.timer();
          tasks.complete("a", Map.of());
          tasks.complete("b", Map.of());
        });
  }

  @Test
  void afterAGatewayThatWaitsForTheFirstOfTwoEvents() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .eventBasedGateway().id("wait").sequenceFlowId("byTime").intermediateCatchEvent("time")
        .timerWithDuration("PT1H")
        .sequenceFlowId("f1").userTask("a").sequenceFlowId("f2").endEvent("end")
        .moveToNode("wait").sequenceFlowId("byMessage").intermediateCatchEvent("message").message("news")
        .sequenceFlowId("f3").endEvent("newsEnd").done(),
        Map.of(), tasks -> {
          tasks.timer();
          tasks.complete("a", Map.of());
        });
  }

  @Test
  void whereATaskIsDoneByEachOfThree() {
    assertTakenAsInferred(Bpmn.createExecutableProcess("model").startEvent("start").sequenceFlowId("begin")
        .userTask("each").multiInstance().sequential().cardinality("3").multiInstanceDone().sequenceFlowId("on")
        .userTask("after").sequenceFlowId("out").endEvent("end").done(),
        Map.of(), tasks -> {
          tasks.complete("each", Map.of());
          tasks.complete("each", Map.of());
          tasks.complete("each", Map.of());
          tasks.complete("after", Map.of());
        });
    assertThat(way().passed()).containsEntry("each", 1);
  }

  @Test
  void aModelThatWasCalledWithoutTheCasesNumberBelongsToTheCase() {
    deploy(Bpmn.createExecutableProcess("called").startEvent("calledStart").sequenceFlowId("within")
        .endEvent("calledEnd")
        .done());
    deploy(Bpmn.createExecutableProcess("calling").startEvent("start").sequenceFlowId("to").callActivity("call")
        .calledElement("called").sequenceFlowId("back").endEvent("end").done());
    engine.getRuntimeService().startProcessInstanceByKey("calling", id.value());

    assertThat(ways()).extracting(Way::model).containsExactly("calling", "called");
    assertThat(ways().get(1).passed()).isEqualTo(Map.of("calledStart", 1, "within", 1, "calledEnd", 1));
  }

  @Test
  void aCaseThatWasMovedToAnotherVersionHasAWayThroughEach() {
    deploy(Bpmn.createExecutableProcess("moved").startEvent("start").sequenceFlowId("f1").userTask("a")
        .sequenceFlowId("f2").userTask("b").sequenceFlowId("f3").endEvent("end").done());
    String instance = engine.getRuntimeService().startProcessInstanceByKey("moved", id.value()).getId();
    new Tasks().complete("a", Map.of());
    deploy(Bpmn.createExecutableProcess("moved").startEvent("start").sequenceFlowId("f1").userTask("a")
        .sequenceFlowId("f2").userTask("b").sequenceFlowId("f4").userTask("c").sequenceFlowId("f5").endEvent("end")
        .done());
    List<String> versions = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("moved")
        .orderByProcessDefinitionVersion().asc().list().stream().map(d -> d.getId()).toList();
    engine.getRuntimeService().newMigration(engine.getRuntimeService()
            .createMigrationPlan(versions.get(0), versions.get(1)).mapEqualActivities().build())
        .processInstanceIds(instance).execute();
    new Tasks().complete("b", Map.of());
    new Tasks().complete("c", Map.of());

    assertThat(ways()).extracting(Way::version).containsExactly(1, 2);
    assertThat(ways().get(0).passed()).isEqualTo(Map.of("start", 1, "f1", 1, "a", 1));
    assertThat(ways().get(1).passed()).isEqualTo(Map.of("b", 1, "f4", 1, "c", 1, "f5", 1, "end", 1));
  }

  /** Runs a model to its end. */
  private static final class Tasks {

    void complete(String name, Map<String, Object> variables) {
      Task task = engine.getTaskService().createTaskQuery().taskDefinitionKey(name).list().get(0);
      engine.getTaskService().complete(task.getId(), variables);
    }

    void timer() {
      Job timer = engine.getManagementService().createJobQuery().timers().singleResult();
      engine.getManagementService().executeJob(timer.getId());
    }
  }

  private void assertTakenAsInferred(BpmnModelInstance model, Map<String, Object> variables, Consumer<Tasks> run) {
    deploy(model);
    engine.getRuntimeService().startProcessInstanceByKey("model", id.value(), variables);
    run.accept(new Tasks());
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).as("instances left").isZero();
    Way way = way();
    Map<String, Integer> inferred = new TreeMap<>(way.passed());
    inferred.keySet()
        .retainAll(model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.SequenceFlow.class).stream()
            .map(flow -> flow.getId()).toList());
    assertThat(TAKEN).isNotEmpty();
    assertThat(inferred).isEqualTo(TAKEN);
    assertThat(way.unclear()).isEmpty();
  }

  private static void deploy(BpmnModelInstance model) {
    engine.getRepositoryService().createDeployment().addModelInstance("model.bpmn", model).deploy();
  }

  private Way way() {
    return ways().get(0);
  }

  private List<Way> ways() {
    return List.copyOf(new WaysTaken(engine.getHistoryService(), engine.getRepositoryService()).of(id).values());
  }

  /** Counts each flow as the engine takes it. */
  private static final class Counting extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
      listen(definition);
    }

    private void listen(ScopeImpl scope) {
      for (ActivityImpl activity : scope.getActivities()) {
        for (PvmTransition flow : activity.getOutgoingTransitions()) {
          ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE,
              (ExecutionListener) execution -> TAKEN.merge(flow.getId(), 1, Integer::sum));
        }
        listen(activity);
      }
    }
  }
}
