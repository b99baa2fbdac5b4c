package io.dueprocess.coaching;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.coaching.CoachingEvaluation.Verdict;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.coaching.NotedSession.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvaluateCoachingRulePropertiesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  @Property
  void theOrderOfEntriesChangesNoFinding(
      @ForAll("sessions") List<NotedSession> sessions, @ForAll boolean timeOver, @ForAll long seed) {
    List<NotedSession> shuffled = new ArrayList<>(sessions);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(EvaluateCoachingRule.evaluate(shuffled, timeOver, policy()))
        .isEqualTo(EvaluateCoachingRule.evaluate(sessions, timeOver, policy()));
  }

  @Property
  void somethingIsMissingExactlyWhereTheCoachingIsInsufficient(
      @ForAll("sessions") List<NotedSession> sessions, @ForAll boolean timeOver) {
    CoachingEvaluation evaluation = EvaluateCoachingRule.evaluate(sessions, timeOver, policy());

    assertThat(evaluation.missing().isEmpty()).isEqualTo(evaluation.verdict() != Verdict.INSUFFICIENT);
    assertThat(evaluation.basis().inputs()).isNotEmpty();
    assertThat(evaluation.basis().reasons()).isNotEmpty();
  }

  @Property
  void oneMoreSessionWithoutImprovementNeverMakesDocumentedCoachingInsufficient(
      @ForAll("sessions") List<NotedSession> sessions, @ForAll("session") NotedSession more) {
    if (EvaluateCoachingRule.evaluate(sessions, false, policy()).verdict() != Verdict.DOCUMENTED) {
      return;
    }
    List<NotedSession> all = new ArrayList<>(sessions);
    all.add(new NotedSession("entry:1000", more.session(), more.writtenOn(), more.delivery()));

    assertThat(EvaluateCoachingRule.evaluate(all, false, policy()).verdict()).isNotEqualTo(Verdict.INSUFFICIENT);
  }

  @Property
  void sessionsThatAllFallOnOneDayAreNeverDocumented(@ForAll("sessions") List<NotedSession> sessions) {
    List<NotedSession> oneDay = sessions.stream()
        .map(s -> new NotedSession(s.ref(), new CoachingSession(FIRST, s.session().observed(), s.session().expected(),
            s.session().helpOffered(), s.session().nextStep(), Performance.WORSE), FIRST, s.delivery()))
        .toList();

    assertThat(EvaluateCoachingRule.evaluate(oneDay, true, policy()).verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Provide
  Arbitrary<List<NotedSession>> sessions() {
    return session().list().ofMaxSize(7).uniqueElements(NotedSession::ref);
  }

  @Provide
  Arbitrary<NotedSession> session() {
    return Combinators.combine(
        Arbitraries.integers().between(1, 200), Arbitraries.integers().between(0, 42),
        Arbitraries.integers().between(-1, 9), Arbitraries.of("A checklist", "A course", ""),
        Arbitraries.of(Performance.class), Arbitraries.of(Delivery.class)).as((n, day, late, help, how, delivery) -> {
          LocalDate date = FIRST.plusDays(day);
          return new NotedSession("entry:" + n,
              new CoachingSession(date, "Two orders late", "Orders out the same day", help, "Use it", how),
              date.plusDays(late), delivery);
        });
  }
}
