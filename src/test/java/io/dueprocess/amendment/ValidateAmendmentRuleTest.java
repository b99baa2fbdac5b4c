package io.dueprocess.amendment;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.plan.Plans.goal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.period.Period;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.plan.Plans;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateAmendmentRuleTest {

  /** 60 days; the policy lets 50 % of them go by. */
  private static final Period PERIOD = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30), 0, 0);
  private static final LocalDate EARLY = PERIOD.startsOn().plusDays(30);
  private static final LocalDate LATE = PERIOD.startsOn().plusDays(31);

  static Stream<Plans.Change> notToTheDisadvantage() {
    return Stream.of(goal().target("30"), goal().mandatory(false), goal().title("Orders"), goal().source("The shop"),
        goal().help("Two hours with a colleague"));
  }

  static Stream<Plans.Change> toTheDisadvantage() {
    return Stream.of(goal().target("41"), goal().metric("Orders paid"), goal().unit("parcels"), goal().baseline("19"),
        goal().direction(Direction.AT_MOST), goal().aggregation(Aggregation.WORST));
  }

  @ParameterizedTest
  @MethodSource("notToTheDisadvantage")
  void whatHelpsOrDoesNotMatterIsPossibleUntilTheEnd(Plans.Change changed) {
    AmendmentFinding finding = replaced(changed.build(), LATE);

    assertThat(finding.problems()).isEmpty();
    assertThat(finding.changes()).hasSize(1);
    assertThat(finding.inFavour()).isTrue();
    assertThat(finding.late()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("toTheDisadvantage")
  void whatMayHurtIsPossibleUntilTheShareOfThePeriodIsOver(Plans.Change changed) {
    AmendmentFinding early = replaced(changed.build(), EARLY);
    assertThat(early.problems()).isEmpty();
    assertThat(early.inFavour()).isFalse();
    assertThat(early.late()).isFalse();

    assertThat(replaced(changed.build(), LATE).problems())
        .singleElement().asString().contains("Goal 1, ").endsWith("More than 50 % of the period are over, so the plan "
            + "is amended in the employee's favour alone: leave that out.");
  }

  @Test
  void aTargetThatIsEasierForAnotherMetricIsNoFavour() {
    assertThat(replaced(goal().metric("Orders paid").target("10").build(), EARLY).inFavour()).isFalse();
  }

  @Test
  void aTargetBelowIsHarderWhereLessIsBetter() {
    Goal before = goal().direction(Direction.AT_MOST).baseline("20").target("10").build();
    AmendmentFinding harder = find(List.of(before),
        proposal(PERIOD.endsOn(), before(goal().direction(Direction.AT_MOST).baseline("20").target("9").build(), 1)),
        EARLY);
    assertThat(harder.inFavour()).isFalse();
    AmendmentFinding easier = find(List.of(before),
        proposal(PERIOD.endsOn(), before(goal().direction(Direction.AT_MOST).baseline("20").target("11").build(), 1)),
        LATE);
    assertThat(easier.inFavour()).isTrue();
    assertThat(easier.problems()).isEmpty();
  }

  @Test
  void aNewGoalIsToTheDisadvantageAndADroppedOneIsNot() {
    Goal one = goal().build();
    Goal two = goal().title("Visits").metric("Visits").build();
    AmendmentFinding added =
        find(List.of(one), proposal(PERIOD.endsOn(), before(one, 1), before(two, null)), LATE);
    assertThat(added.problems()).singleElement().asString().startsWith("New goal 2, Visits: at least 40 orders.");
    AmendmentFinding dropped = find(List.of(one, two), proposal(PERIOD.endsOn(), before(two, 2)), LATE);
    assertThat(dropped.problems()).isEmpty();
    assertThat(dropped.changes()).containsExactly("Goal 1, More orders: dropped.");
  }

  @Test
  void goalsThatOnlyChangePlacesChangeNothing() {
    Goal one = goal().build();
    Goal two = goal().title("Visits").metric("Visits").build();
    assertThat(find(List.of(one, two), proposal(PERIOD.endsOn(), before(two, 2), before(one, 1)), EARLY).problems())
        .containsExactly("Goals: nothing would change. Change a goal or the last day.");
  }

  @Test
  void aLaterLastDayIsAFavourAndAnEarlierOneIsRefused() {
    Goal one = goal().build();
    AmendmentFinding later = find(List.of(one), proposal(PERIOD.endsOn().plusDays(7), before(one, 1)), LATE);
    assertThat(later.problems()).isEmpty();
    assertThat(later.inFavour()).isTrue();
    assertThat(later.changes()).containsExactly("Last day: 2026-05-07 instead of 2026-04-30.");
    assertThat(find(List.of(one), proposal(PERIOD.endsOn().minusDays(1), before(one, 1)), EARLY).problems())
        .singleElement().asString().contains("A period is not made shorter");
  }

  @Test
  void theFindingRestsOnThePeriodAndThePolicy() {
    assertThat(replaced(goal().target("41").build(), EARLY).basis().inputs()).extracting(i -> i.ref())
        .containsExactly("today", "period", "policy:amendUntilPercent");
  }

  private record Placed(Goal goal, Integer replaces) {}

  private static Placed before(Goal goal, Integer replaces) {
    return new Placed(goal, replaces);
  }

  private static AmendmentProposal proposal(LocalDate endsOn, Placed... goals) {
    return new AmendmentProposal(endsOn, Arrays.stream(goals).map(Placed::goal).toList(),
        Arrays.stream(goals).map(Placed::replaces).toList(), "The register was down.");
  }

  private static AmendmentFinding replaced(Goal changed, LocalDate on) {
    return find(List.of(goal().build()), proposal(PERIOD.endsOn(), before(changed, 1)), on);
  }

  private static AmendmentFinding find(List<Goal> goals, AmendmentProposal proposal, LocalDate on) {
    return ValidateAmendmentRule.validate(goals, PERIOD, proposal, List.of(), on, policy());
  }
}
