package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.engine.TakenFlows.Flow;
import io.dueprocess.engine.TakenFlows.Model;
import io.dueprocess.engine.TakenFlows.Pass;
import io.dueprocess.engine.TakenFlows.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which flows were taken, told from what began and ended when. */
class TakenFlowsTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

  /** start → ask → gateway: yes → done, no → ask again */
  private static final Model LOOP = new Model(
      List.of(new Flow("begin", "start", "ask"), new Flow("asked", "ask", "gateway"),
          new Flow("yes", "gateway", "done"), new Flow("no", "gateway", "ask")),
      Map.of(), Set.of("gateway"), Set.of());

  @Test
  void aFlowIsTakenWhereItsTargetBeganAfterItsSourceHadEnded() {
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), pass("ask", 0, 5), pass("gateway", 5, 5),
        pass("done", 5, 5))).times())
        .isEqualTo(Map.of("start", 1, "begin", 1, "ask", 1, "asked", 1, "gateway", 1, "yes", 1, "done", 1));
  }

  @Test
  void everyRoundOfALoopCounts() {
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), pass("ask", 0, 5), pass("gateway", 5, 5),
        pass("ask", 5, 9), pass("gateway", 9, 9), pass("ask", 9, 12), pass("gateway", 12, 12), pass("done", 12, 12)))
            .times())
        .containsEntry("begin", 1).containsEntry("asked", 3).containsEntry("no", 2).containsEntry("yes", 1);
  }

  @Test
  void whatIsStillOpenLedNowhere() {
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), open("ask", 0))).times())
        .isEqualTo(Map.of("start", 1, "begin", 1, "ask", 1));
  }

  @Test
  void whatWasInterruptedLedNowhere() {
    Pass interrupted = new Pass("ask", "instance", at(0), at(5), true);
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), interrupted, pass("gateway", 5, 5))).times())
        .doesNotContainKey("asked");
  }

  @Test
  void whatSomebodyMovedTheCaseToWasReachedByNoFlow() {
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), pass("ask", 0, 5), pass("gateway", 5, 5),
        pass("done", 5, 5), pass("ask", 7, 9))).times())
        .containsEntry("ask", 2).containsEntry("begin", 1).doesNotContainKey("no");
  }

  @Test
  void anExclusiveGatewayIsLeftByOneFlowEachTime() {
    assertThat(TakenFlows.of(LOOP, List.of(pass("start", 0, 0), pass("ask", 0, 5), pass("gateway", 5, 5),
        pass("ask", 5, 9), pass("done", 9, 9))).times())
        .containsEntry("no", 1).doesNotContainKey("yes");
  }

  @Test
  void twoFlowsBetweenTheSameElementsAreUnclearAndNeitherCounts() {
    Model model = new Model(List.of(new Flow("yes", "gateway", "task"), new Flow("maybe", "gateway", "task"),
        new Flow("no", "gateway", "end")), Map.of(), Set.of("gateway"), Set.of());
    Passed passed = TakenFlows.of(model, List.of(pass("gateway", 0, 0), pass("task", 0, 5)));
    assertThat(passed.unclear()).containsExactlyInAnyOrder("yes", "maybe");
    assertThat(passed.times()).isEqualTo(Map.of("gateway", 1, "task", 1));
  }

  @Test
  void aLinkIsPassedThoughTheEngineKeepsOnlyWhereItWasCaught() {
    Model model = new Model(List.of(new Flow("to", "gateway", "thrown"), new Flow("from", "caught", "task")),
        Map.of("thrown", "caught"), Set.of("gateway"), Set.of());
    assertThat(TakenFlows.of(model, List.of(pass("gateway", 0, 0), pass("caught", 0, 0), pass("task", 0, 3))).times())
        .isEqualTo(Map.of("gateway", 1, "to", 1, "thrown", 1, "caught", 1, "from", 1, "task", 1));
  }

  @Test
  void aForkTakesEachFlowOnceAndItsJoinIsPassedOnce() {
    Model model = new Model(List.of(new Flow("left", "fork", "a"), new Flow("right", "fork", "b"),
        new Flow("a-join", "a", "join"), new Flow("b-join", "b", "join"), new Flow("on", "join", "end")),
        Map.of(), Set.of(), Set.of("join"));
    assertThat(TakenFlows.of(model, List.of(pass("fork", 0, 0), pass("a", 0, 2), pass("b", 0, 4), pass("join", 2, 4),
        pass("join", 4, 4), pass("end", 4, 4))).times())
        .isEqualTo(Map.of("fork", 1, "left", 1, "right", 1, "a", 1, "b", 1, "a-join", 1, "b-join", 1, "join", 1,
            "on", 1, "end", 1));
  }

  @Test
  void aFlowDoesNotLeadFromOnePassOfASubprocessIntoAnother() {
    Model model = new Model(List.of(new Flow("within", "first", "second")), Map.of(), Set.of(), Set.of());
    assertThat(TakenFlows.of(model, List.of(new Pass("first", "sub:1", at(0), at(0), false),
        new Pass("second", "sub:2", at(1), at(1), false))).times()).doesNotContainKey("within");
  }

  private static Pass pass(String element, int began, int ended) {
    return new Pass(element, "instance", at(began), at(ended), false);
  }

  private static Pass open(String element, int began) {
    return new Pass(element, "instance", at(began), null, false);
  }

  private static Instant at(int minute) {
    return MORNING.plusSeconds(minute * 60L);
  }
}
