package io.dueprocess.review;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.period.CheckIns;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.review.MetricReview.GoalResult;
import io.dueprocess.review.MetricReview.Result;
import io.dueprocess.review.Reviews.Measured;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReviewMetricsRulePropertiesTest {

  /** From the one that can cost the job to the one that cannot. */
  private static final List<Result> WORST_FIRST =
      List.of(Result.NOT_MET, Result.PARTLY_MET, Result.INCONCLUSIVE, Result.MET);

  /**
   * "Met" is a measurement that takes nothing away: for LAST, AVERAGE and WORST one that reaches the target, for a
   * sum that must be reached any, for a sum that must stay below one of 0.
   */
  @Property
  void moreMeasurementsThatMeetTheTargetNeverMakeAGoalThatIsMetLessThanMet(
      @ForAll("measured") Measured m, @ForAll @IntRange(max = 9) int day, @ForAll @IntRange(max = 9) int better) {
    MetricReview before = review(m);
    List<HeldCheckIn> held = new ArrayList<>(m.held());
    String[] values = m.goals().stream().map(g -> meeting(g, better)).toArray(String[]::new);
    held.add(CheckIns.held(100, Reviews.day(day).plusDays(1), values));
    MetricReview after = ReviewMetricsRule.review(m.goals(), held, m.missed(), policy());

    for (GoalResult goal : before.goals()) {
      if (goal.result() == Result.MET) {
        assertThat(after.goals().get(goal.goal() - 1).result()).isEqualTo(Result.MET);
      }
    }
    if (before.overall() == Result.MET) {
      assertThat(after.overall()).isEqualTo(Result.MET);
    }
  }

  @Property
  void aGoalThatReachesItsTargetAtEveryCheckInIsMet(
      @ForAll("goal") Goal goal, @ForAll @IntRange(min = 1, max = 8) int times, @ForAll @IntRange(max = 9) int better) {
    List<HeldCheckIn> held = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      held.add(CheckIns.held(i + 1, Reviews.day(i), meeting(goal, better)));
    }
    boolean sumOfMany = goal.aggregation() == Aggregation.SUM && goal.direction() == Direction.AT_LEAST;

    if (!sumOfMany || times * better >= goal.target().intValue()) {
      assertThat(ReviewMetricsRule.review(List.of(goal), held, List.of(), policy()).overall()).isEqualTo(Result.MET);
    }
  }

  @Property
  void aGoalThatWasNeverMeasuredIsNeverNotMet(@ForAll("measured") Measured m, @ForAll("goal") Goal unmeasured) {
    List<Goal> goals = new ArrayList<>(m.goals());
    goals.add(unmeasured);

    GoalResult result =
        ReviewMetricsRule.review(goals, m.held(), m.missed(), policy()).goals().get(goals.size() - 1);

    assertThat(result.result()).isEqualTo(Result.INCONCLUSIVE);
    assertThat(result.figure()).isNull();
  }

  @Property
  void aMissedCheckInNeverMakesAResultWorse(
      @ForAll("measured") Measured m, @ForAll @IntRange(max = 12) int day) {
    MetricReview before = review(m);
    List<MissedCheckIn> missed = new ArrayList<>(m.missed());
    missed.add(CheckIns.missed(100, Reviews.day(day).plusDays(1)));
    MetricReview after = ReviewMetricsRule.review(m.goals(), m.held(), missed, policy());

    assertThat(rank(after.overall())).isGreaterThanOrEqualTo(rank(before.overall()));
    for (GoalResult goal : before.goals()) {
      assertThat(rank(after.goals().get(goal.goal() - 1).result())).isGreaterThanOrEqualTo(rank(goal.result()));
    }
  }

  @Property
  void theOrderOfEntriesChangesNoFinding(@ForAll("measured") Measured m, @ForAll long seed) {
    List<HeldCheckIn> held = new ArrayList<>(m.held());
    List<MissedCheckIn> missed = new ArrayList<>(m.missed());
    Collections.shuffle(held, new Random(seed));
    Collections.shuffle(missed, new Random(seed));

    assertThat(ReviewMetricsRule.review(m.goals(), held, missed, policy())).isEqualTo(review(m));
  }

  @Property
  void whatIsNotMandatoryNeverDecides(@ForAll("measured") Measured m, @ForAll @IntRange(max = 45) int value) {
    if (m.goals().stream().noneMatch(Goal::mandatory)) {
      return;
    }
    List<HeldCheckIn> others = m.held().stream().map(h -> {
      String[] values = new String[m.goals().size()];
      for (int i = 0; i < values.length; i++) {
        int number = i + 1;
        values[i] = m.goals().get(i).mandatory()
            ? h.valuesOf(number).stream().findFirst().map(String::valueOf).orElse(null)
            : String.valueOf(value);
      }
      return CheckIns.held(Integer.parseInt(h.ref().substring("entry:".length())), h.checkIn().heldOn(), values);
    }).toList();

    assertThat(ReviewMetricsRule.review(m.goals(), others, m.missed(), policy()).overall())
        .isEqualTo(review(m).overall());
  }

  @Property
  void aLowerBaselineNeverMakesARisingGoalWorse(
      @ForAll("measured") Measured m, @ForAll @IntRange(min = 1, max = 20) int lower) {
    List<Goal> goals = m.goals().stream().map(g -> g.direction() == Direction.AT_MOST ? g : new Goal(
        g.title(), g.metric(), g.unit(), g.baseline().subtract(BigDecimal.valueOf(lower))
            .max(BigDecimal.ZERO), g.target(), g.direction(), g.aggregation(), g.source(), g.mandatory(),
        g.help())).toList();
    MetricReview before = review(m);
    MetricReview after = ReviewMetricsRule.review(goals, m.held(), m.missed(), policy());

    assertThat(rank(after.overall())).isGreaterThanOrEqualTo(rank(before.overall()));
  }

  @Property
  void everyFindingNamesAnInputAndAReasonForEachGoal(@ForAll("measured") Measured m) {
    MetricReview review = review(m);

    assertThat(review.basis().inputs()).isNotEmpty();
    assertThat(review.basis().reasons()).hasSize(m.goals().size() + 1).allMatch(r -> !r.inputs().isEmpty());
    assertThat(review.goals()).hasSameSizeAs(m.goals()).allMatch(g -> g.measured() <= g.planned());
  }

  @Provide
  Arbitrary<Measured> measured() {
    return Reviews.measured();
  }

  @Provide
  Arbitrary<Goal> goal() {
    return Reviews.goals();
  }

  private static MetricReview review(Measured m) {
    return ReviewMetricsRule.review(m.goals(), m.held(), m.missed(), policy());
  }

  private static int rank(Result result) {
    return WORST_FIRST.indexOf(result);
  }

  private static String meeting(Goal goal, int better) {
    int target = goal.target().intValue();
    if (goal.aggregation() == Aggregation.SUM) {
      return String.valueOf(goal.direction() == Direction.AT_LEAST ? better : 0);
    }
    return String.valueOf(goal.direction() == Direction.AT_LEAST ? target + better : Math.max(0, target - better));
  }
}
