package io.dueprocess.review;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.period.CheckInFixtures.held;
import static io.dueprocess.period.CheckInFixtures.missed;
import static io.dueprocess.plan.Plans.goal;
import static io.dueprocess.review.Reviews.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Basis;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.plan.Plans;
import io.dueprocess.review.MetricReview.GoalResult;
import io.dueprocess.review.MetricReview.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewMetricsRuleTest {

  private final List<HeldCheckIn> held = new ArrayList<>(List.of(
      held(1, day(0), "20"), held(2, day(1), "30"), held(3, day(2), "35"), held(4, day(3), "38"),
      held(5, day(4), "40")));
  private final List<MissedCheckIn> missed = new ArrayList<>();

  @Test
  void aFigureThatReachesTheTargetMeetsTheGoal() {
    MetricReview review = review(goal());

    assertThat(review.overall()).isEqualTo(Result.MET);
    assertThat(review.goals()).containsExactly(new GoalResult(1, Result.MET, new BigDecimal("40"), 5, 5,
        "Goal 1: 40 orders, the target is at least 40 orders."));
    assertThat(review.basis().rule()).isEqualTo("ReviewMetrics");
    assertThat(review.basis().inputs()).extracting(Basis.Input::ref).containsExactly(
        "policy:minMeasuredPercent", "entry:1", "entry:2", "entry:3", "entry:4", "entry:5", "goal:1");
    assertThat(review.basis().reasons()).extracting(Basis.Reason::code)
        .containsExactly("TARGET_REACHED", "OVERALL_MET");
  }

  @Test
  void halfOfTheWayIsPartlyMet() {
    last("30");
    assertThat(result(goal())).isEqualTo(Result.PARTLY_MET);

    last("29.99");
    assertThat(result(goal())).isEqualTo(Result.NOT_MET);
  }

  @Test
  void halfOfTheWayDownIsPartlyMet() {
    Plans.Change fewer = goal().direction(Direction.AT_MOST).baseline("60").target("20");

    assertThat(result(fewer)).isEqualTo(Result.PARTLY_MET);

    last("41");
    assertThat(result(fewer)).isEqualTo(Result.NOT_MET);
  }

  @Test
  void anAverageWeighsAllMeasurements() {
    assertThat(result(goal().aggregation(Aggregation.AVERAGE))).isEqualTo(Result.PARTLY_MET);
    assertThat(result(goal().aggregation(Aggregation.AVERAGE).target("32.6"))).isEqualTo(Result.MET);
  }

  @Test
  void theWorstMeasurementIsTheLowestOrTheHighest() {
    assertThat(result(goal().aggregation(Aggregation.WORST))).isEqualTo(Result.NOT_MET);
    assertThat(result(goal().aggregation(Aggregation.WORST).baseline("60").direction(Direction.AT_MOST)))
        .isEqualTo(Result.MET);
  }

  @Test
  void aSumAddsUp() {
    assertThat(result(goal().aggregation(Aggregation.SUM).target("163"))).isEqualTo(Result.MET);
    assertThat(result(goal().aggregation(Aggregation.SUM).target("164"))).isEqualTo(Result.PARTLY_MET);
    assertThat(result(goal().aggregation(Aggregation.SUM).target("400"))).isEqualTo(Result.NOT_MET);
  }

  @Test
  void aGoalThatWasNeverMeasuredIsInconclusive() {
    MetricReview review = review(goal(), goal().title("Calls"));

    assertThat(review.goals().get(1)).isEqualTo(
        new GoalResult(2, Result.INCONCLUSIVE, null, 0, 5, "Goal 2 was never measured."));
    assertThat(review.overall()).isEqualTo(Result.INCONCLUSIVE);
  }

  @Test
  void withoutAnyCheckInEveryGoalIsInconclusive() {
    held.clear();

    assertThat(result(goal())).isEqualTo(Result.INCONCLUSIVE);
  }

  @Test
  void aGoalMeasuredTooSeldomIsInconclusive() {
    held.clear();
    held.add(held(1, day(0)));
    missed.add(missed(2, day(1)));
    held.add(held(3, day(2), "21"));
    held.add(held(4, day(3), "22"));

    assertThat(result(goal())).isEqualTo(Result.INCONCLUSIVE);
    assertThat(review(goal()).goals().get(0).reason()).isEqualTo("Goal 1: 22 orders, the target is at least 40 orders; "
        + "it was measured at 2 of 4 check-ins, and the policy asks for 60 %.");
  }

  @Test
  void theShareThatThePolicyAsksForIsEnough() {
    held.clear();
    missed.add(missed(1, day(0)));
    missed.add(missed(2, day(1)));
    held.add(held(3, day(2), "21"));
    held.add(held(4, day(3), "21"));
    held.add(held(5, day(4), "21"));

    assertThat(result(goal())).isEqualTo(Result.NOT_MET);
  }

  @Test
  void aGoalThatIsMetIsMetHoweverSeldomItWasMeasured() {
    held.subList(0, 4).clear();
    for (int i = 0; i < 4; i++) {
      missed.add(missed(i + 1, day(i)));
    }

    assertThat(result(goal())).isEqualTo(Result.MET);
  }

  @Test
  void whereTheLastFigureDecidesAGapAfterItIsNotHeldAgainstTheEmployee() {
    held.remove(4);
    missed.add(missed(5, day(4)));

    assertThat(result(goal())).isEqualTo(Result.INCONCLUSIVE);
    assertThat(result(goal().aggregation(Aggregation.AVERAGE))).isEqualTo(Result.PARTLY_MET);
  }

  @Test
  void aLastCheckInThatLeftTheGoalOutIsSuchAGap() {
    held.set(4, held(5, day(4)));

    assertThat(result(goal())).isEqualTo(Result.INCONCLUSIVE);
  }

  @Test
  void aGapBeforeTheLastFigureDoesNotMatter() {
    held.remove(1);
    missed.add(missed(2, day(1)));
    held.set(3, held(5, day(4), "25"));

    assertThat(result(goal())).isEqualTo(Result.NOT_MET);
  }

  @Test
  void aGapInASumIsMadeUpForAtThePaceOfTheOthers() {
    held.remove(0);
    missed.add(missed(1, day(0)));
    Plans.Change sum = goal().aggregation(Aggregation.SUM);

    assertThat(result(sum.target("178"))).isEqualTo(Result.INCONCLUSIVE);
    assertThat(result(sum.target("179"))).isEqualTo(Result.PARTLY_MET);
    assertThat(result(sum.target("337"))).isEqualTo(Result.PARTLY_MET);
    assertThat(result(sum.target("338"))).isEqualTo(Result.NOT_MET);
  }

  @Test
  void aGapDoesNotHelpASumThatIsAboveItsLimitAlready() {
    held.remove(0);
    missed.add(missed(1, day(0)));

    assertThat(result(goal().aggregation(Aggregation.SUM).direction(Direction.AT_MOST).baseline("150").target("100")))
        .isEqualTo(Result.NOT_MET);
  }

  @Test
  void aCheckInEnteredAsMissedAndHeldAfterAllCountsOnce() {
    missed.add(missed(9, day(4)));

    assertThat(review(goal()).goals().get(0).planned()).isEqualTo(5);
  }

  @Test
  void checkInsAtWhichAGoalWasNotToBeMeasuredYetAreNoGaps() {
    held.replaceAll(h -> h.ref().compareTo("entry:3") < 0
        ? new HeldCheckIn(h.ref(), held(1, h.checkIn().heldOn()).checkIn(), Set.of(1)) : h);
    missed.add(new MissedCheckIn("entry:8", day(0).minusDays(1), Set.of(1)));

    MetricReview.GoalResult result = review(goal()).goals().get(0);

    assertThat(result.planned()).isEqualTo(3);
    assertThat(result.measured()).isEqualTo(3);
    assertThat(result.result()).isNotEqualTo(Result.INCONCLUSIVE);
  }

  @Test
  void theMandatoryGoalsDecide() {
    held.clear();
    held.add(held(1, day(0), "40", "20", "30", null));
    Plans.Change met = goal();
    Plans.Change notMet = goal();
    Plans.Change partly = goal();
    Plans.Change open = goal();

    assertThat(review(met, notMet, partly, open).overall()).isEqualTo(Result.NOT_MET);
    assertThat(review(met, notMet.mandatory(false), partly, open).overall()).isEqualTo(Result.INCONCLUSIVE);
    assertThat(review(met, notMet, partly, open.mandatory(false)).overall()).isEqualTo(Result.PARTLY_MET);
    assertThat(review(met, notMet, partly.mandatory(false), open).overall()).isEqualTo(Result.MET);
  }

  @Test
  void theReasonNamesTheGoalsThatDecide() {
    held.clear();
    held.add(held(1, day(0), "20", "20", "40"));
    List<Basis.Reason> reasons = review(goal(), goal(), goal()).basis().reasons();

    assertThat(reasons.get(reasons.size() - 1))
        .isEqualTo(new Basis.Reason(
            "OVERALL_NOT_MET", "Mandatory goals 1, 2 are not met.", List.of("goal:1", "goal:2")));
  }

  @Test
  void aPlanWithoutGoalsIsADefect() {
    assertThatThrownBy(() -> review()).isInstanceOf(IllegalArgumentException.class);
  }

  private void last(String value) {
    held.set(4, held(5, day(4), value));
  }

  private Result result(Plans.Change goal) {
    return review(goal).overall();
  }

  private MetricReview review(Plans.Change... goals) {
    return ReviewMetricsRule.review(
        List.of(goals).stream().map(Plans.Change::build).toList(), held, missed, policy());
  }
}
