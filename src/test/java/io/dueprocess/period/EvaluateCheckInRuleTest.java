package io.dueprocess.period;

import static io.dueprocess.period.CheckInFixtures.held;
import static io.dueprocess.plan.Plans.goal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.period.CheckInEvaluation.GoalStanding;
import io.dueprocess.period.CheckInEvaluation.Standing;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluateCheckInRuleTest {

  /** 60 days, so that day 30 is half of it. */
  private static final Period PERIOD = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30), 0, 0);
  private static final LocalDate HALF = LocalDate.of(2026, 3, 31);

  @Test
  void aGoalThatWasNotMeasuredIsNotJudged() {
    CheckInEvaluation evaluation = EvaluateCheckInRule.evaluate(
        List.of(goal().build()), Map.of(), PERIOD, List.of(held(1, HALF)), HALF);

    assertThat(evaluation.goals())
        .containsExactly(new GoalStanding(1, Standing.NOT_MEASURED, null, "Goal 1: not measured so far."));
    assertThat(evaluation.basis().rule()).isEqualTo("EvaluateCheckIn");
    assertThat(evaluation.basis().inputs()).extracting(Basis.Input::ref)
        .containsExactly("today", "period", "entry:1", "goal:1");
  }

  @Test
  void theLastFigureIsExpectedOnTheLineFromBaselineToTarget() {
    assertThat(standing(goal(), "30")).isEqualTo(Standing.ON_TRACK);
    assertThat(standing(goal(), "29.9")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(goal(), "25")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(goal(), "24.9")).isEqualTo(Standing.OFF_TRACK);
  }

  @Test
  void theReasonSaysWhatWasExpected() {
    CheckInEvaluation evaluation = evaluate(goal(), held(1, HALF, "26"));

    assertThat(evaluation.goals().get(0).reason()).isEqualTo(
        "Goal 1: 26 orders on 2026-03-31; at least 30 expected by then, at least 40 orders at the end.");
    assertThat(evaluation.basis().reasons().get(0).inputs()).containsExactly("entry:1", "goal:1", "period");
  }

  @Test
  void aGoalThatBeganAnewHasItsLineFromThatDayOn() {
    CheckInEvaluation evaluation = EvaluateCheckInRule.evaluate(List.of(goal().build()),
        Map.of(1, HALF.plusDays(1)), PERIOD, List.of(held(2, HALF.plusDays(15), "30")), HALF.plusDays(15));

    assertThat(evaluation.goals().get(0).standing()).isEqualTo(Standing.ON_TRACK);
    assertThat(evaluation.basis().inputs()).anySatisfy(input -> assertThat(input.text()).endsWith("since 2026-04-01."));
  }

  @Test
  void aLineMayGoDown() {
    Plans.Change fewer = goal().direction(Direction.AT_MOST).baseline("20").target("10");

    assertThat(standing(fewer, "15")).isEqualTo(Standing.ON_TRACK);
    assertThat(standing(fewer, "17.5")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(fewer, "17.6")).isEqualTo(Standing.OFF_TRACK);
  }

  @Test
  void anAverageIsExpectedOnTheSameLine() {
    Plans.Change average = goal().aggregation(Aggregation.AVERAGE);
    LocalDate before = HALF.minusDays(10);

    assertThat(evaluate(average, held(1, before, "20"), held(2, HALF, "40")).goals().get(0).standing())
        .isEqualTo(Standing.ON_TRACK);
    assertThat(evaluate(average, held(1, before, "20"), held(2, HALF, "39")).goals().get(0).standing())
        .isEqualTo(Standing.AT_RISK);
  }

  @Test
  void aSumIsExpectedAtItsShareOfTheTarget() {
    Plans.Change sum = goal().aggregation(Aggregation.SUM);

    assertThat(standing(sum, "20")).isEqualTo(Standing.ON_TRACK);
    assertThat(standing(sum, "15")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(sum, "14")).isEqualTo(Standing.OFF_TRACK);
  }

  @Test
  void aCheckInWithoutAMeasurementIsNotHeldAgainstASum() {
    assertThat(evaluate(goal().aggregation(Aggregation.SUM), held(1, HALF.minusDays(10)), held(2, HALF, "10"))
        .goals().get(0).standing()).isEqualTo(Standing.ON_TRACK);
  }

  @Test
  void aSumThatMustStayBelowIsAtRiskAboveItsShareAndOffTrackAboveTheTarget() {
    Plans.Change sum = goal().aggregation(Aggregation.SUM).direction(Direction.AT_MOST).baseline("20").target("10");

    assertThat(standing(sum, "5")).isEqualTo(Standing.ON_TRACK);
    assertThat(standing(sum, "6")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(sum, "10")).isEqualTo(Standing.AT_RISK);
    assertThat(standing(sum, "11")).isEqualTo(Standing.OFF_TRACK);
  }

  @Test
  void theWorstMeasurementReachesTheTargetOrTheGoalIsLost() {
    Plans.Change worst = goal().aggregation(Aggregation.WORST);

    assertThat(standing(worst, "40")).isEqualTo(Standing.ON_TRACK);
    assertThat(evaluate(worst, held(1, HALF.minusDays(5), "39"), held(2, HALF, "60")).goals().get(0).standing())
        .isEqualTo(Standing.OFF_TRACK);
  }

  @Test
  void daysAfterTheLatestMeasurementAreNotHeldAgainstTheEmployee() {
    assertThat(EvaluateCheckInRule.evaluate(
        List.of(goal().build()), Map.of(), PERIOD, List.of(held(1, HALF, "30")), PERIOD.endsOn()).goals().get(0).standing())
        .isEqualTo(Standing.ON_TRACK);
  }

  @Test
  void aCheckInAfterTodayDoesNotCount() {
    assertThat(EvaluateCheckInRule.evaluate(
        List.of(goal().build()), Map.of(), PERIOD, List.of(held(1, HALF, "30")), HALF.minusDays(1)).goals().get(0).standing())
        .isEqualTo(Standing.NOT_MEASURED);
  }

  @Test
  void anExtensionGivesTheLineMoreTime() {
    Period extended = new Period(PERIOD.startsOn(), LocalDate.of(2026, 5, 30), 30, 1);

    assertThat(standing(goal(), "28")).isEqualTo(Standing.AT_RISK);
    assertThat(EvaluateCheckInRule.evaluate(
        List.of(goal().build()), Map.of(), extended, List.of(held(1, HALF, "28")), HALF).goals().get(0).standing())
        .isEqualTo(Standing.ON_TRACK);
  }

  @Test
  void eachGoalStandsOnItsOwnMeasurements() {
    CheckInEvaluation evaluation = EvaluateCheckInRule.evaluate(
        List.of(goal().build(), goal().title("Calls").metric("Calls").build(), goal().title("Visits").build()),
        Map.of(), PERIOD, List.of(held(1, HALF, "30", null, "20")), HALF);

    assertThat(evaluation.goals()).extracting(GoalStanding::standing)
        .containsExactly(Standing.ON_TRACK, Standing.NOT_MEASURED, Standing.OFF_TRACK);
  }

  private static Standing standing(Plans.Change goal, String value) {
    return evaluate(goal, held(1, HALF, value)).goals().get(0).standing();
  }

  private static CheckInEvaluation evaluate(Plans.Change goal, HeldCheckIn... checkIns) {
    return EvaluateCheckInRule.evaluate(List.of(goal.build()), Map.of(), PERIOD, List.of(checkIns), HALF);
  }
}
