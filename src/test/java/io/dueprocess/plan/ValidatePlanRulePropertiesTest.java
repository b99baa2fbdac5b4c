package io.dueprocess.plan;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.plan.Plans.goal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ValidatePlanRulePropertiesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 27);
  private static final WorkCalendar CALENDAR =
      new WorkCalendar("US", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  @Property
  void theOrderOfGoalsNeverChangesWhetherAPlanIsValid(@ForAll("goals") List<Goal> goals, @ForAll long seed) {
    List<Goal> shuffled = new ArrayList<>(goals);
    Collections.shuffle(shuffled, new Random(seed));

    PlanValidation before = validate(goals);
    PlanValidation after = validate(shuffled);

    assertThat(after.valid()).isEqualTo(before.valid());
    assertThat(after.problems()).hasSameSizeAs(before.problems());
  }

  @Property
  void everyFindingNamesAnInputAndEachProblemIsAReason(@ForAll("goals") List<Goal> goals) {
    PlanValidation validation = validate(goals);

    assertThat(validation.basis().inputs()).isNotEmpty();
    if (!validation.valid()) {
      assertThat(validation.basis().reasons()).extracting(r -> r.text()).isEqualTo(validation.problems());
    }
    assertThat(validation.problems()).allMatch(p -> p.endsWith(".") && p.contains(": "));
  }

  @Property
  void leavingOutAGoalThatIsNotMandatoryKeepsAPlanValid(@ForAll("goals") List<Goal> goals) {
    if (!validate(goals).valid()) {
      return;
    }
    List<Goal> mandatory = goals.stream().filter(Goal::mandatory).toList();

    assertThat(validate(mandatory).problems()).isEmpty();
  }

  @Property
  void noValidPlanHasAGoalThatTheBaselineMeets(@ForAll("goals") List<Goal> goals) {
    if (validate(goals).valid()) {
      assertThat(goals).noneMatch(g -> g.reachedBy(g.baseline()));
    }
  }

  @Property
  void aValidPlanStartsAndEndsOnAWorkingDayWithinThePolicy(
      @ForAll @IntRange(min = -10, max = 40) int startsIn, @ForAll @IntRange(min = -5, max = 120) int days) {
    LocalDate start = TODAY.plusDays(startsIn);
    LocalDate end = start.plusDays(days);
    boolean fits = startsIn >= 0 && days + 1 >= 30 && days + 1 <= 90
        && CALENDAR.isWorkingDay(start) && CALENDAR.isWorkingDay(end);

    assertThat(ValidatePlanRule.validate(
        new ImprovementPlan(start, end, 7, List.of(goal().build())), TODAY, CALENDAR, policy()).valid())
        .isEqualTo(fits);
  }

  private static PlanValidation validate(List<Goal> goals) {
    return ValidatePlanRule.validate(new ImprovementPlan(Plans.START, Plans.END, 7, goals), TODAY, CALENDAR, policy());
  }

  @Provide
  Arbitrary<List<Goal>> goals() {
    return Combinators.combine(
        Arbitraries.of("Orders", "Calls", "Returns", "Visits", "Letters", "Errors"),
        Arbitraries.of("Orders sent out", "Calls made", "Goods returned", "Visits made"),
        Arbitraries.of("orders", "calls", "%"),
        Arbitraries.integers().between(-1, 30), Arbitraries.integers().between(0, 60),
        Arbitraries.of(Direction.class), Arbitraries.of(Aggregation.class), Arbitraries.of(true, true, false))
        .as((title, metric, unit, baseline, target, direction, aggregation, mandatory) -> goal().title(title)
            .metric(metric).unit(unit).baseline(String.valueOf(baseline)).target(String.valueOf(target))
            .direction(direction).aggregation(aggregation).mandatory(mandatory).build())
        .list().ofMinSize(1).ofMaxSize(5);
  }
}
