package io.dueprocess.coaching;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.coaching.CoachingEvaluation.Verdict;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.coaching.NotedSession.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluateCoachingRuleTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  private final List<NotedSession> sessions =
      new ArrayList<>(List.of(session(1, FIRST), session(2, FIRST.plusDays(7)), session(3, FIRST.plusDays(14))));

  @Test
  void enoughWholeSessionsOnDifferentDaysAreDocumented() {
    CoachingEvaluation evaluation = evaluate(false);

    assertThat(evaluation.verdict()).isEqualTo(Verdict.DOCUMENTED);
    assertThat(evaluation.missing()).isEmpty();
    assertThat(evaluation.basis().rule()).isEqualTo("EvaluateCoaching");
    assertThat(evaluation.basis().reasons()).singleElement().satisfies(r -> {
      assertThat(r.code()).isEqualTo("ENOUGH_SESSIONS");
      assertThat(r.inputs()).containsExactly("entry:1", "entry:2", "entry:3", "policy:coachingSessions");
    });
  }

  @Test
  void aNoteThatCountsAsDeliveredIsAsGoodAsAnAnsweredOne() {
    sessions.set(1, with(sessions.get(1), FIRST.plusDays(7), Delivery.COUNTED_AS_DELIVERED));

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.DOCUMENTED);
  }

  @Test
  void tooFewSessionsAreInsufficient() {
    sessions.remove(2);

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(evaluate(false).missing())
        .containsExactly("2 of 3 sessions on different days count: 1 more is needed, each on a day of its own.");
  }

  @Test
  void noSessionAtAllIsInsufficient() {
    sessions.clear();

    CoachingEvaluation evaluation = evaluate(true);

    assertThat(evaluation.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(evaluation.missing())
        .containsExactly("0 of 3 sessions on different days count: 3 more are needed, each on a day of its own.");
    assertThat(evaluation.basis().inputs()).extracting(Basis.Input::ref)
        .containsExactly("coaching:time", "policy:coachingSessions", "policy:noteLateDays");
  }

  @Test
  void twoSessionsOnOneDayCountOnce() {
    sessions.set(2, session(3, FIRST.plusDays(7)));

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void aNoteWrittenLateDoesNotCount() {
    sessions.set(1, with(sessions.get(1), FIRST.plusDays(15), Delivery.ANSWERED));

    assertThat(evaluate(false).missing()).contains(
        "The session of 2026-03-09 was written down 8 days later, on 2026-03-17; it counts up to 7 days.");
  }

  @Test
  void aNoteWrittenOnTheLastPossibleDayCounts() {
    sessions.set(1, with(sessions.get(1), FIRST.plusDays(14), Delivery.ANSWERED));

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.DOCUMENTED);
  }

  @Test
  void aNoteWrittenBeforeItsSessionDoesNotCount() {
    sessions.set(1, with(sessions.get(1), FIRST, Delivery.ANSWERED));

    assertThat(evaluate(false).missing())
        .contains("The session of 2026-03-09 was written down before it took place, on 2026-03-02.");
  }

  @Test
  void anOpenNoteDoesNotCount() {
    sessions.set(1, with(sessions.get(1), FIRST.plusDays(7), Delivery.OPEN));

    assertThat(evaluate(false).missing()).contains(
        "The note of the session of 2026-03-09 is not answered yet, and the time to answer it is not over.");
  }

  @Test
  void aSessionThatOffersNoHelpDoesNotCount() {
    sessions.set(1, without(sessions.get(1)));

    assertThat(evaluate(false).missing())
        .contains("The session of 2026-03-09 does not say what help was offered.");
  }

  @Test
  void aSessionThatDoesNotCountDoesNoHarmWhereThereAreEnoughOthers() {
    sessions.add(with(session(4, FIRST.plusDays(20)), FIRST.plusDays(40), Delivery.ANSWERED));

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.DOCUMENTED);
  }

  @Test
  void everyItemThatIsMissingIsNamedOnItsOwn() {
    sessions.set(0, without(with(sessions.get(0), FIRST.plusDays(9), Delivery.OPEN)));

    CoachingEvaluation evaluation = evaluate(false);

    assertThat(evaluation.missing()).hasSize(4);
    assertThat(evaluation.basis().reasons()).extracting(Basis.Reason::code)
        .containsExactly("TOO_FEW_SESSIONS", "NO_HELP_OFFERED", "WRITTEN_LATE", "NOTE_OPEN");
    assertThat(evaluation.basis().reasons()).extracting(Basis.Reason::text).isEqualTo(evaluation.missing());
  }

  @Test
  void twoImprovedSessionsInARowEndTheCoachingWell() {
    sessions.set(1, improved(sessions.get(1)));
    sessions.set(2, improved(sessions.get(2)));

    CoachingEvaluation evaluation = evaluate(false);

    assertThat(evaluation.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(evaluation.missing()).isEmpty();
    assertThat(evaluation.basis().reasons().get(0).inputs()).containsExactly("entry:2", "entry:3");
  }

  @Test
  void oneImprovedSessionIsNotEnoughWhileThereIsTime() {
    sessions.set(2, improved(sessions.get(2)));

    assertThat(evaluate(false).verdict()).isEqualTo(Verdict.DOCUMENTED);
  }

  @Test
  void theLastSessionDecidesOnceTheTimeIsOver() {
    sessions.set(2, improved(sessions.get(2)));

    assertThat(evaluate(true).verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void anImprovementThatDidNotLastIsNone() {
    sessions.set(0, improved(sessions.get(0)));
    sessions.set(1, improved(sessions.get(1)));

    assertThat(evaluate(true).verdict()).isEqualTo(Verdict.DOCUMENTED);
  }

  private CoachingEvaluation evaluate(boolean timeOver) {
    return EvaluateCoachingRule.evaluate(sessions, timeOver, policy());
  }

  static NotedSession session(int number, LocalDate date) {
    return new NotedSession("entry:" + number,
        new CoachingSession(date, "Two orders late", "Orders out the same day", "A checklist", "Use it",
            Performance.UNCHANGED), date, Delivery.ANSWERED);
  }

  static NotedSession with(NotedSession s, LocalDate writtenOn, Delivery delivery) {
    return new NotedSession(s.ref(), s.session(), writtenOn, delivery);
  }

  static NotedSession improved(NotedSession s) {
    CoachingSession c = s.session();
    return new NotedSession(s.ref(), new CoachingSession(
        c.date(), c.observed(), c.expected(), c.helpOffered(), c.nextStep(), Performance.IMPROVED),
        s.writtenOn(), s.delivery());
  }

  static NotedSession without(NotedSession s) {
    CoachingSession c = s.session();
    return new NotedSession(s.ref(), new CoachingSession(
        c.date(), c.observed(), c.expected(), " ", c.nextStep(), c.performance()), s.writtenOn(), s.delivery());
  }
}
