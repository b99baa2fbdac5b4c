package io.dueprocess.plan;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.plan.Plans.END;
import static io.dueprocess.plan.Plans.START;
import static io.dueprocess.plan.Plans.goal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatePlanRuleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 27);
  private static final WorkCalendar CALENDAR =
      new WorkCalendar("GB", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  @Test
  void aPlanWithAMeasurableGoalIsValid() {
    PlanValidation validation = validate(Plans.plan(goal().build()));

    assertThat(validation.problems()).isEmpty();
    assertThat(validation.valid()).isTrue();
    assertThat(validation.basis().rule()).isEqualTo("ValidatePlan");
    assertThat(validation.basis().inputs()).extracting(Basis.Input::ref).containsExactly(
        "today", "plan:startsOn", "plan:endsOn", "plan:checkInEveryDays", "policy:periodMinDays",
        "policy:periodMaxDays", "policy:checkInEveryDays", "plan:goals", "goal:1");
  }

  @Test
  void sevenGoalsAreValidAndEightAreNot() {
    List<Goal> goals = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      goals.add(goal().title("Goal " + i).metric("Metric " + i).build());
    }
    assertThat(validate(new ImprovementPlan(START, END, 14, goals)).problems()).isEmpty();

    goals.add(goal().title("Goal 8").metric("Metric 8").build());
    assertThat(validate(new ImprovementPlan(START, END, 14, goals)).problems())
        .containsExactly("Goals: the plan has 8; keep the 7 that matter most.");
  }

  @Test
  void aPlanWithoutGoalsIsRefused() {
    assertThat(validate(Plans.plan()).problems()).containsExactly("Goals: the plan has none; add 1 to 7.");
  }

  @Test
  void aPlanWithoutAMandatoryGoalIsRefused() {
    assertThat(problems(goal().mandatory(false)))
        .containsExactly("Goals: none is mandatory; mark at least one that the plan fails without.");
  }

  @Test
  void everyTextOfAGoalIsNeeded() {
    assertThat(problems(goal().title(" ").metric(null).unit("").source(null).help(""))).containsExactly(
        "Goal 1, title: is missing; say in one line what is to be reached.",
        "Goal 1, metric: is missing; say what is counted or measured.",
        "Goal 1, unit: is missing; say in which unit the figure is, such as calls, days or %.",
        "Goal 1, source: is missing; say where the figure is read, such as a report or a system.",
        "Goal 1, help: is missing; say what help is offered to reach it.");
  }

  @Test
  void everyFigureAndChoiceOfAGoalIsNeeded() {
    assertThat(problems(goal().baseline(null).target(null).direction(null).aggregation(null))).containsExactly(
        "Goal 1, baseline: is missing; say where the employee stands today.",
        "Goal 1, target: is missing; say which figure must be reached.",
        "Goal 1, direction: is missing; choose at least or at most.",
        "Goal 1, aggregation: is missing; say how measurements add up: last, average, sum or worst.");
  }

  @Test
  void textsThatAreTooLongAreRefused() {
    assertThat(problems(goal().title("x".repeat(200)))).isEmpty();
    assertThat(problems(goal().title("x".repeat(201))))
        .containsExactly("Goal 1, title: has 201 characters; shorten it to 200.");
    assertThat(problems(goal().unit("x".repeat(41)).help("y".repeat(2001)))).containsExactly(
        "Goal 1, unit: has 41 characters; shorten it to 40.",
        "Goal 1, help: has 2001 characters; shorten it to 2000.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "?", "n/a", "N.A.", "TBD", "t.b.d.", "None", "To be  defined"})
  void aMetricThatSaysNothingIsRefused(String metric) {
    assertThat(problems(goal().metric(metric))).singleElement().asString()
        .endsWith("says nothing; say what is counted or measured.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "No help", "No help needed.", "None given"})
  void helpThatIsNoHelpIsRefused(String help) {
    assertThat(problems(goal().help(help))).singleElement().asString()
        .endsWith("says nothing; say what help is offered to reach it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "€", "h", "calls per day", "1/week"})
  void aShortUnitIsFine(String unit) {
    assertThat(problems(goal().unit(unit))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Manager's opinion", "my impression", "Gut feeling", "The line manager’s personal judgment",
      "opinion of the manager"})
  void anOpinionIsNoSource(String source) {
    assertThat(problems(goal().source(source))).containsExactly(
        "Goal 1, source: \"%s\" is an opinion; name a report or a system where the figure is read."
            .formatted(source));
  }

  @Test
  void aSurveyOfOpinionsIsASource() {
    assertThat(problems(goal().source("Customer opinion survey"))).isEmpty();
  }

  @Test
  void aTargetThatIsTheBaselineIsRefused() {
    assertThat(problems(goal().target("20.0")))
        .containsExactly("Goal 1, target: 20 is the baseline; choose more than that.");
    assertThat(problems(goal().target("20").direction(Direction.AT_MOST)))
        .containsExactly("Goal 1, target: 20 is the baseline; choose less than that.");
  }

  @Test
  void aTargetThatTheBaselineMeetsIsRefused() {
    assertThat(problems(goal().target("15"))).containsExactly(
        "Goal 1, target: 15 is already met by the baseline 20; choose more than that, or the other direction.");
    assertThat(problems(goal().direction(Direction.AT_MOST))).containsExactly(
        "Goal 1, target: 40 is already met by the baseline 20; choose less than that, or the other direction.");
  }

  @Test
  void aGoalMayAskForLess() {
    assertThat(problems(goal().direction(Direction.AT_MOST).target("0"))).isEmpty();
  }

  @Test
  void absurdFiguresAreRefused() {
    assertThat(problems(goal().baseline("-1"))).containsExactly(
        "Goal 1, baseline: -1 is negative; choose a metric that counts from 0.");
    assertThat(problems(goal().target("1000000001"))).containsExactly(
        "Goal 1, target: is more than 1000000000; choose a larger unit.");
    assertThat(problems(goal().target("40.12345"))).containsExactly(
        "Goal 1, target: has more than 4 decimals; round it or choose a smaller unit.");
  }

  @Test
  void percentagesDoNotAddUp() {
    assertThat(problems(goal().unit("%").aggregation(Aggregation.SUM))).containsExactly(
        "Goal 1, aggregation: percentages don't add up; choose last, average or worst.");
    assertThat(problems(goal().unit("%").aggregation(Aggregation.AVERAGE))).isEmpty();
  }

  @Test
  void aTitleUsedTwiceIsRefused() {
    assertThat(problems(goal(), goal().title("more  ORDERS").metric("Calls"))).containsExactly(
        "Goal 2, title: is the title of goal 1 too; give each goal a title of its own, or keep one of the two.");
  }

  @Test
  void twoTargetsForOneFigureAreRefused() {
    assertThat(problems(goal(), goal().title("Even more").target("50"))).containsExactly(
        "Goal 2, metric: sets a second target for the figure of goal 1; keep one of the two.");
  }

  @Test
  void targetsThatExcludeEachOtherAreRefused() {
    assertThat(problems(goal(), goal().title("Fewer").direction(Direction.AT_MOST).baseline("50").target("30")))
        .containsExactly("Goal 2, target: can't be reached together with goal 1, which measures the same; "
            + "change one of the two targets.");
  }

  @Test
  void aBandOfTwoTargetsIsNoContradiction() {
    assertThat(problems(goal(), goal().title("Fewer").direction(Direction.AT_MOST).baseline("80").target("60")))
        .isEmpty();
  }

  @Test
  void theWorstMeasurementBoundsTheAverage() {
    assertThat(problems(
        goal().aggregation(Aggregation.WORST),
        goal().title("Fewer").aggregation(Aggregation.AVERAGE).direction(Direction.AT_MOST).baseline("50")
            .target("30")))
        .hasSize(1);
  }

  @Test
  void targetsForTheLastAndTheAverageDoNotExcludeEachOther() {
    assertThat(problems(
        goal(),
        goal().title("Fewer").aggregation(Aggregation.AVERAGE).direction(Direction.AT_MOST).baseline("50")
            .target("30")))
        .isEmpty();
  }

  @Test
  void targetsForASumAndTheWorstDoNotExcludeEachOther() {
    assertThat(problems(
        goal().aggregation(Aggregation.SUM),
        goal().title("Fewer").aggregation(Aggregation.WORST).direction(Direction.AT_MOST).baseline("50").target("30")))
        .isEmpty();
  }

  @Test
  void oneMetricInTwoUnitsIsNoContradiction() {
    assertThat(problems(goal(), goal().title("Even more").unit("pallets").target("50"))).isEmpty();
  }

  @Test
  void aPeriodMayStartToday() {
    assertThat(ValidatePlanRule.validate(Plans.plan(goal().build()), START, CALENDAR, policy()).problems()).isEmpty();
  }

  @Test
  void aPeriodThatStartsInThePastIsRefused() {
    assertThat(ValidatePlanRule.validate(Plans.plan(goal().build()), START.plusDays(1), CALENDAR, policy()).problems())
        .containsExactly("Start: 2026-03-02 is in the past; choose today or a later day.");
  }

  @Test
  void aPeriodThatStartsOrEndsOnADayOffIsRefused() {
    assertThat(dates(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 4, 26), 14)).containsExactly(
        "Start: 2026-03-07 is a day off (a Saturday); choose a working day of the employee, such as 2026-03-09.",
        "End: 2026-04-26 is a day off (a Sunday); choose a working day of the employee, such as 2026-04-27.");
  }

  @Test
  void aHolidayIsNamed() {
    assertThat(dates(START, LocalDate.of(2026, 4, 3), 14)).singleElement().asString()
        .contains("2026-04-03 is a day off (Good Friday)");
  }

  @Test
  void aPeriodThatEndsBeforeItStartsIsRefused() {
    assertThat(dates(START, LocalDate.of(2026, 2, 27), 14))
        .containsExactly("End: 2026-02-27 is before the start, 2026-03-02; choose a day after the start.");
  }

  @Test
  void theFirstAndTheLastDayOfAPeriodCount() {
    assertThat(dates(START, LocalDate.of(2026, 3, 31), 14)).isEmpty();
    assertThat(dates(START, LocalDate.of(2026, 3, 30), 14)).containsExactly(
        "End: the period lasts 29 days, the policy asks for at least 30; end it on 2026-03-31 or later.");
    assertThat(dates(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 6, 1), 14)).containsExactly(
        "End: the period lasts 91 days, the policy allows at most 90; end it on 2026-05-31 or earlier.");
  }

  @Test
  void missingDatesAreNamed() {
    assertThat(dates(null, null, 14)).containsExactly(
        "Start: say on which day the period begins.", "End: say on which day the period ends.");
  }

  @Test
  void theCadenceIsWithinThePolicy() {
    assertThat(dates(START, END, 1)).isEmpty();
    assertThat(dates(START, END, 0)).containsExactly("Check-ins: every 0 days is not possible; choose 1 to 14.");
    assertThat(dates(START, END, 15)).containsExactly("Check-ins: every 15 days is not possible; choose 1 to 14.");
  }

  private static List<String> dates(LocalDate start, LocalDate end, int every) {
    return validate(new ImprovementPlan(start, end, every, List.of(goal().build()))).problems();
  }

  private static List<String> problems(Plans.Change... goals) {
    ImprovementPlan plan = new ImprovementPlan(
        START, END, 14, List.of(goals).stream().map(Plans.Change::build).toList());
    return validate(plan).problems();
  }

  private static PlanValidation validate(ImprovementPlan plan) {
    return ValidatePlanRule.validate(plan, TODAY, CALENDAR, policy());
  }
}
