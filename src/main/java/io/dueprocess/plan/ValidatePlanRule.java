package io.dueprocess.plan;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a plan: goals that can't be measured, are already met or contradict each other, and dates
 * outside the policy or on days off.
 *
 * <p>Sources: handbook section 3, stage 4: whether a goal was met is a matter of fact, not of opinion. For US federal
 * agencies, standards must be as objective as feasible (5 U.S.C. 4302(c)(1)) and help must be offered (5 CFR
 * 432.104). Lengths of texts and the size of figures are house defaults; lengths of periods are the policy's.
 */
final class ValidatePlanRule {

  static final String VERSION = "2";

  static final int MAX_GOALS = 7;
  static final int MAX_TITLE = 200;
  static final int MAX_METRIC = 300;
  static final int MAX_UNIT = 40;
  static final int MAX_SOURCE = 300;
  static final int MAX_HELP = 2000;
  static final int MAX_DECIMALS = 4;
  static final BigDecimal MAX_FIGURE = new BigDecimal("1000000000");

  private static final Pattern OPINION = Pattern.compile(
      "((the|my|our) )?((line )?(manager|supervisor|boss)('?s)? )?((own|personal|general|overall|gut) )?"
          + "(opinion|impression|feeling|judge?ment|perception|view|gut)( of the (manager|supervisor|boss))?");
  private static final Set<String> PERCENT = Set.of("%", "percent", "per cent", "percentage", "pct");

  private final ImprovementPlan plan;
  private final LocalDate today;
  private final WorkCalendar calendar;
  private final Policy policy;
  private final boolean runs;
  private final Basis.Builder basis = Basis.of("ValidatePlan", VERSION);
  private final List<String> problems = new ArrayList<>();

  private ValidatePlanRule(ImprovementPlan plan, LocalDate today, WorkCalendar calendar, Policy policy,
      boolean runs) {
    this.plan = plan;
    this.today = today;
    this.calendar = calendar;
    this.policy = policy;
    this.runs = runs;
  }

  /**
   * Validates a plan as it would stand today. Fields may be missing: each that is, is a problem.
   *
   * @param calendar the working days of the employee
   */
  static PlanValidation validate(ImprovementPlan plan, LocalDate today, WorkCalendar calendar, Policy policy) {
    return new ValidatePlanRule(plan, today, calendar, policy, false).validate();
  }

  /** Validates a plan that is to be amended while its period runs: its first day is what it is. */
  static PlanValidation validateAmended(
      ImprovementPlan plan, LocalDate today, WorkCalendar calendar, Policy policy) {
    return new ValidatePlanRule(plan, today, calendar, policy, true).validate();
  }

  private PlanValidation validate() {
    basis.input("today", today.toString());
    basis.input("plan:startsOn", String.valueOf(plan.startsOn()));
    basis.input("plan:endsOn", String.valueOf(plan.endsOn()));
    basis.input("plan:checkInEveryDays", String.valueOf(plan.checkInEveryDays()));
    basis.policy("periodMinDays", policy.periodMinDays());
    basis.policy("periodMaxDays", policy.periodMaxDays());
    basis.policy("checkInEveryDays", policy.checkInEveryDays());
    basis.input("plan:goals", Words.count(plan.goals().size(), "goal"));
    for (int i = 0; i < plan.goals().size(); i++) {
      basis.input(ref(i), describe(plan.goals().get(i)));
    }
    dates();
    cadence();
    goals();
    if (problems.isEmpty()) {
      basis.reason("PLAN_VALID", "The goals can be measured and the dates are within the policy.",
          "plan:goals", "plan:startsOn", "plan:endsOn", "plan:checkInEveryDays");
    }
    return new PlanValidation(problems, basis.build());
  }

  private void dates() {
    LocalDate start = plan.startsOn();
    LocalDate end = plan.endsOn();
    if (start == null) {
      problem("START_MISSING", "Start: say on which day the period begins.", "plan:startsOn");
    } else if (!runs) {
      if (start.isBefore(today)) {
        problem("START_IN_PAST", "Start: %s is in the past; choose today or a later day.".formatted(start),
            "plan:startsOn", "today");
      }
      if (start.isAfter(today.plusYears(1))) {
        problem("START_FAR_AWAY", "Start: %s is more than a year away; correct the year.".formatted(start),
            "plan:startsOn", "today");
      }
      dayOff("Start", start, "plan:startsOn");
    }
    if (end == null) {
      problem("END_MISSING", "End: say on which day the period ends.", "plan:endsOn");
    } else {
      dayOff("End", end, "plan:endsOn");
    }
    if (start != null && end != null) {
      length(start, end);
    }
  }

  private void dayOff(String field, LocalDate day, String ref) {
    calendar.dayOff(day).ifPresent(why -> problem("DAY_OFF",
        "%s: %s is a day off (%s); choose a working day of the employee, such as %s."
            .formatted(field, day, why, calendar.onOrAfter(day)), ref));
  }

  private void length(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      problem("END_BEFORE_START",
          "End: %s is before the start, %s; choose a day after the start.".formatted(end, start),
          "plan:endsOn", "plan:startsOn");
      return;
    }
    long days = ChronoUnit.DAYS.between(start, end) + 1;
    if (days < policy.periodMinDays()) {
      problem("PERIOD_TOO_SHORT",
          "End: the period lasts %s, the policy asks for at least %d; end it on %s or later.".formatted(
              Words.count(days, "day"), policy.periodMinDays(), start.plusDays(policy.periodMinDays() - 1L)),
          "plan:startsOn", "plan:endsOn", "policy:periodMinDays");
    }
    if (days > policy.periodMaxDays()) {
      problem("PERIOD_TOO_LONG",
          "End: the period lasts %s, the policy allows at most %d; end it on %s or earlier.".formatted(
              Words.count(days, "day"), policy.periodMaxDays(), start.plusDays(policy.periodMaxDays() - 1L)),
          "plan:startsOn", "plan:endsOn", "policy:periodMaxDays");
    }
  }

  private void cadence() {
    int every = plan.checkInEveryDays();
    if (every < 1 || every > policy.checkInEveryDays()) {
      problem("CADENCE_OUT_OF_RANGE",
          "Check-ins: every %s is not possible; choose 1 to %d.".formatted(
              Words.count(every, "day"), policy.checkInEveryDays()),
          "plan:checkInEveryDays", "policy:checkInEveryDays");
    }
  }

  private void goals() {
    List<Goal> goals = plan.goals();
    if (goals.isEmpty()) {
      problem("NO_GOAL", "Goals: the plan has none; add 1 to %d.".formatted(MAX_GOALS), "plan:goals");
      return;
    }
    if (goals.size() > MAX_GOALS) {
      problem("TOO_MANY_GOALS",
          "Goals: the plan has %d; keep the %d that matter most.".formatted(goals.size(), MAX_GOALS), "plan:goals");
    }
    if (goals.stream().noneMatch(Goal::mandatory)) {
      problem("NO_MANDATORY_GOAL", "Goals: none is mandatory; mark at least one that the plan fails without.",
          "plan:goals");
    }
    for (int i = 0; i < goals.size(); i++) {
      texts(i, goals.get(i));
      figures(i, goals.get(i));
    }
    for (int later = 1; later < goals.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        pair(earlier, goals.get(earlier), later, goals.get(later));
      }
    }
  }

  private void texts(int i, Goal goal) {
    text(i, "title", goal.title(), MAX_TITLE, "say in one line what is to be reached");
    text(i, "metric", goal.metric(), MAX_METRIC, "say what is counted or measured");
    text(i, "unit", goal.unit(), MAX_UNIT, "say in which unit the figure is, such as calls, days or %");
    text(i, "source", goal.source(), MAX_SOURCE, "say where the figure is read, such as a report or a system");
    text(i, "help", goal.help(), MAX_HELP, "say what help is offered to reach it");
    if (!Words.blank(goal.source()) && OPINION.matcher(Words.normal(goal.source())).matches()) {
      goalProblem("SOURCE_IS_OPINION", i, "source",
          "\"%s\" is an opinion; name a report or a system where the figure is read".formatted(goal.source().strip()));
    }
  }

  private void text(int i, String field, String text, int max, String remedy) {
    if (Words.blank(text)) {
      goalProblem("TEXT_MISSING", i, field, "is missing; " + remedy);
    } else if (text.strip().length() > max) {
      goalProblem("TEXT_TOO_LONG", i, field,
          "has %d characters; shorten it to %d".formatted(text.strip().length(), max));
    } else if (Words.sayNothing(text)) {
      goalProblem("TEXT_SAYS_NOTHING", i, field, "\"%s\" says nothing; %s".formatted(text.strip(), remedy));
    }
  }

  private void figures(int i, Goal goal) {
    boolean figures = figure(i, "baseline", goal.baseline(), "say where the employee stands today")
        & figure(i, "target", goal.target(), "say which figure must be reached");
    if (goal.direction() == null) {
      goalProblem("DIRECTION_MISSING", i, "direction", "is missing; choose at least or at most");
    } else if (figures) {
      alreadyMet(i, goal);
    }
    if (goal.aggregation() == null) {
      goalProblem("AGGREGATION_MISSING", i, "aggregation",
          "is missing; say how measurements add up: last, average, sum or worst");
    } else if (goal.aggregation() == Aggregation.SUM && !Words.blank(goal.unit())
        && PERCENT.contains(Words.normal(goal.unit()))) {
      goalProblem("PERCENT_SUMMED", i, "aggregation", "percentages don't add up; choose last, average or worst");
    }
  }

  /** Whether there is a figure that can be compared with another. */
  private boolean figure(int i, String field, BigDecimal figure, String remedy) {
    if (figure == null) {
      goalProblem("FIGURE_MISSING", i, field, "is missing; " + remedy);
      return false;
    }
    if (figure.signum() < 0) {
      goalProblem("FIGURE_NEGATIVE", i, field,
          "%s is negative; choose a metric that counts from 0".formatted(Words.figure(figure)));
      return false;
    }
    if (figure.compareTo(MAX_FIGURE) > 0) {
      goalProblem("FIGURE_TOO_LARGE", i, field,
          "is more than %s; choose a larger unit".formatted(MAX_FIGURE.toPlainString()));
      return false;
    }
    if (figure.stripTrailingZeros().scale() > MAX_DECIMALS) {
      goalProblem("FIGURE_TOO_FINE", i, field,
          "has more than %d decimals; round it or choose a smaller unit".formatted(MAX_DECIMALS));
      return false;
    }
    return true;
  }

  private void alreadyMet(int i, Goal goal) {
    String target = Words.figure(goal.target());
    if (goal.baseline().compareTo(goal.target()) == 0) {
      goalProblem("TARGET_IS_BASELINE", i, "target",
          "%s is the baseline; choose %s than that".formatted(target, better(goal)));
    } else if (goal.reachedBy(goal.baseline())) {
      goalProblem("ALREADY_MET", i, "target",
          "%s is already met by the baseline %s; choose %s than that, or the other direction"
              .formatted(target, Words.figure(goal.baseline()), better(goal)));
    }
  }

  private static String better(Goal goal) {
    return goal.direction() == Direction.AT_LEAST ? "more" : "less";
  }

  private void pair(int earlier, Goal one, int later, Goal other) {
    if (same(one.title(), other.title())) {
      pairProblem("TITLE_TWICE", earlier, later, "title",
          "is the title of goal %d too; give each goal a title of its own, or keep one of the two");
    }
    if (!same(one.metric(), other.metric()) || !same(one.unit(), other.unit()) || !comparable(one, other)) {
      return;
    }
    if (one.direction() == other.direction()) {
      if (one.aggregation() == other.aggregation()) {
        pairProblem("FIGURE_TWICE", earlier, later, "metric",
            "sets a second target for the figure of goal %d; keep one of the two");
      }
    } else if (contradict(one, other)) {
      pairProblem("GOALS_CONTRADICT", earlier, later, "target",
          "can't be reached together with goal %d, which measures the same; change one of the two targets");
    }
  }

  private static boolean comparable(Goal one, Goal other) {
    return one.direction() != null && other.direction() != null
        && one.aggregation() != null && other.aggregation() != null
        && one.target() != null && other.target() != null;
  }

  /**
   * Whether no measurements at all can reach both: the same figure would have to be above one target and below a
   * smaller one. The worst measurement bounds the last and the average as well.
   */
  private static boolean contradict(Goal one, Goal other) {
    Goal atLeast = one.direction() == Direction.AT_LEAST ? one : other;
    Goal atMost = atLeast == one ? other : one;
    Set<Aggregation> both = Set.copyOf(List.of(one.aggregation(), other.aggregation()));
    boolean bound = both.size() == 1 || both.contains(Aggregation.WORST) && !both.contains(Aggregation.SUM);
    return bound && atLeast.target().compareTo(atMost.target()) > 0;
  }

  private void goalProblem(String code, int i, String field, String sentence) {
    problem(code, "Goal %d, %s: %s.".formatted(i + 1, field, sentence), ref(i));
  }

  private void pairProblem(String code, int earlier, int later, String field, String sentence) {
    problem(code, "Goal %d, %s: %s.".formatted(later + 1, field, sentence.formatted(earlier + 1)),
        ref(earlier), ref(later));
  }

  private void problem(String code, String sentence, String... refs) {
    problems.add(sentence);
    basis.reason(code, sentence, refs);
  }

  private static String ref(int i) {
    return "goal:" + (i + 1);
  }

  private static String describe(Goal goal) {
    return "%s: %s %s %s, from %s, %s, %s.".formatted(
        Objects.requireNonNullElse(goal.title(), "no title"),
        goal.direction() == null ? "no direction" : goal.direction() == Direction.AT_LEAST ? "at least" : "at most",
        goal.target() == null ? "no target" : Words.figure(goal.target()),
        Objects.requireNonNullElse(goal.unit(), "without unit"),
        goal.baseline() == null ? "no baseline" : Words.figure(goal.baseline()),
        goal.aggregation() == null ? "no aggregation" : goal.aggregation().name().toLowerCase(Locale.ROOT),
        goal.mandatory() ? "mandatory" : "not mandatory");
  }

  private static boolean same(String one, String other) {
    return !Words.blank(one) && !Words.blank(other) && Words.normal(one).equals(Words.normal(other));
  }
}
