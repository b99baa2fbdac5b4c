package io.dueprocess.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.period.CheckInEvaluation.GoalStanding;
import io.dueprocess.period.CheckInEvaluation.Standing;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.plan.Plans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EvaluateCheckInRulePropertiesTest {

  private static final Period PERIOD = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30), 0, 0);
  private static final List<Standing> WORST_FIRST = List.of(Standing.OFF_TRACK, Standing.AT_RISK, Standing.ON_TRACK);

  @Property
  void theOrderOfEntriesChangesNoFinding(
      @ForAll("goal") Goal goal, @ForAll("checkIns") List<HeldCheckIn> checkIns, @ForAll long seed) {
    List<HeldCheckIn> shuffled = new ArrayList<>(checkIns);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(evaluate(goal, shuffled)).isEqualTo(evaluate(goal, checkIns));
  }

  @Property
  void aGoalIsJudgedExactlyWhereItWasMeasured(
      @ForAll("goal") Goal goal, @ForAll("checkIns") List<HeldCheckIn> checkIns) {
    GoalStanding standing = evaluate(goal, checkIns).goals().get(0);
    boolean measured = checkIns.stream().anyMatch(h -> !h.valuesOf(1).isEmpty());

    assertThat(standing.standing() != Standing.NOT_MEASURED).isEqualTo(measured);
    assertThat(standing.figure() != null).isEqualTo(measured);
  }

  @Property
  void onTheLastDayOnTrackMeansThatTheTargetIsReached(
      @ForAll("goal") Goal goal, @ForAll @IntRange(max = 60) int value) {
    GoalStanding standing =
        evaluate(goal, List.of(CheckInFixtures.held(1, PERIOD.endsOn(), String.valueOf(value)))).goals().get(0);

    assertThat(standing.standing() == Standing.ON_TRACK).isEqualTo(goal.reachedBy(standing.figure()));
  }

  @Property
  void aBetterFigureNeverStandsWorse(
      @ForAll("goal") Goal goal, @ForAll @IntRange(max = 59) int day, @ForAll @IntRange(max = 60) int value,
      @ForAll @IntRange(max = 20) int better) {
    LocalDate on = PERIOD.startsOn().plusDays(day);
    int improved = goal.direction() == Direction.AT_LEAST ? value + better : Math.max(0, value - better);

    Standing before = evaluate(goal, List.of(CheckInFixtures.held(1, on, String.valueOf(value)))).goals().get(0)
        .standing();
    Standing after = evaluate(goal, List.of(CheckInFixtures.held(1, on, String.valueOf(improved)))).goals().get(0)
        .standing();

    assertThat(WORST_FIRST.indexOf(after)).isGreaterThanOrEqualTo(WORST_FIRST.indexOf(before));
  }

  @Property
  void aCheckInThatDidNotMeasureTheGoalNeverMakesItsStandingWorse(
      @ForAll("goal") Goal goal, @ForAll("checkIns") List<HeldCheckIn> checkIns, @ForAll @IntRange(max = 59) int day) {
    List<HeldCheckIn> more = new ArrayList<>(checkIns);
    more.add(CheckInFixtures.held(1000, PERIOD.startsOn().plusDays(day)));

    Standing before = evaluate(goal, checkIns).goals().get(0).standing();
    Standing after = evaluate(goal, more).goals().get(0).standing();

    assertThat(WORST_FIRST.indexOf(after)).isGreaterThanOrEqualTo(WORST_FIRST.indexOf(before));
  }

  @Property
  void everyFindingNamesAnInputAndAReasonForEachGoal(
      @ForAll("goal") Goal goal, @ForAll("checkIns") List<HeldCheckIn> checkIns) {
    CheckInEvaluation evaluation = evaluate(goal, checkIns);

    assertThat(evaluation.basis().inputs()).isNotEmpty();
    assertThat(evaluation.basis().reasons()).singleElement().satisfies(r -> assertThat(r.inputs()).isNotEmpty());
  }

  private static CheckInEvaluation evaluate(Goal goal, List<HeldCheckIn> checkIns) {
    return EvaluateCheckInRule.evaluate(List.of(goal), Map.of(), PERIOD, checkIns, PERIOD.endsOn());
  }

  @Provide
  Arbitrary<Goal> goal() {
    return Combinators.combine(
        Arbitraries.integers().between(0, 20), Arbitraries.integers().between(1, 20),
        Arbitraries.of(Direction.class), Arbitraries.of(Aggregation.class))
        .as((low, more, direction, aggregation) -> {
          boolean up = direction == Direction.AT_LEAST;
          return Plans.goal()
              .baseline(String.valueOf(up ? low : low + more)).target(String.valueOf(up ? low + more : low))
              .direction(direction).aggregation(aggregation).build();
        });
  }

  @Provide
  Arbitrary<List<HeldCheckIn>> checkIns() {
    return Combinators.combine(
        Arbitraries.integers().between(1, 500), Arbitraries.integers().between(0, 59),
        Arbitraries.integers().between(0, 45).injectNull(0.2))
        .as((number, day, value) -> CheckInFixtures.held(
            number, PERIOD.startsOn().plusDays(day), value == null ? null : String.valueOf(value)))
        .list().ofMaxSize(6).uniqueElements(HeldCheckIn::ref);
  }
}
