package io.dueprocess.review;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import io.dueprocess.review.MetricReview.GoalResult;
import io.dueprocess.review.MetricReview.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weighs every goal on its measurements.
 *
 * <p>MET where the figure reaches the target, however much was measured. Otherwise a gap that the employer made is
 * never held against the employee: INCONCLUSIVE where the goal was never measured, where fewer of its check-ins were
 * measured than the policy asks for, where the last measurement decides and a check-in after it has none, or where a
 * sum that must be reached would be reached at the pace of the check-ins that were measured. PARTLY_MET from half of
 * the way from baseline to target on; a sum is given its pace for that too. Else NOT_MET.
 *
 * <p>The mandatory goals decide overall: MET if all are; NOT_MET if one is; else INCONCLUSIVE if one is; else
 * PARTLY_MET.
 *
 * <p>Sources: handbook section 3, stage 6; half of the way is a house default. The measured share is the policy's. For
 * US federal agencies an action needs performance that is unacceptable in a critical element (5 U.S.C. 4303(a), 5 CFR
 * 432.104), which is why a goal that is not mandatory never decides.
 */
final class ReviewMetricsRule {

  static final String VERSION = "2";

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<HeldCheckIn> held;
  private final List<MissedCheckIn> missed;
  private final Policy policy;
  private final Basis.Builder basis = Basis.of("ReviewMetrics", VERSION);

  private ReviewMetricsRule(List<HeldCheckIn> held, List<MissedCheckIn> missed, Policy policy) {
    this.held = held.stream().sorted(HeldCheckIn.BY_DATE).toList();
    Set<LocalDate> answered = held.stream().map(h -> h.checkIn().dueOn()).collect(Collectors.toSet());
    this.missed =
        missed.stream().filter(m -> !answered.contains(m.dueOn())).sorted(MissedCheckIn.BY_DATE).toList();
    this.policy = policy;
  }

  /**
   * Reviews the goals of the plan in force.
   *
   * @param held all check-ins of the period, in any order
   * @param missed those that the manager did not record in time; one that was held after all counts as held
   */
  static MetricReview review(
      List<Goal> goals, List<HeldCheckIn> held, List<MissedCheckIn> missed, Policy policy) {
    if (goals.isEmpty()) {
      throw new IllegalArgumentException("A plan without goals can't be reviewed.");
    }
    return new ReviewMetricsRule(held, missed, policy).review(goals);
  }

  private MetricReview review(List<Goal> goals) {
    basis.policy("minMeasuredPercent", policy.minMeasuredPercent());
    held.forEach(h -> basis.input(h.ref(), h.inWords()));
    missed.forEach(m -> basis.input(m.ref(), "Check-in due on %s: missed by the manager.".formatted(m.dueOn())));
    List<GoalResult> results = new ArrayList<>();
    for (int number = 1; number <= goals.size(); number++) {
      results.add(weigh(number, goals.get(number - 1)));
    }
    return new MetricReview(overall(goals, results), results, basis.build());
  }

  private GoalResult weigh(int number, Goal goal) {
    String ref = basis.input("goal:" + number, "%s: %s, from %s, %s.".formatted(
        goal.title(), goal.targetInWords(), Words.figure(goal.baseline()),
        goal.mandatory() ? "mandatory" : "not mandatory"));
    int planned = planned(number);
    List<HeldCheckIn> measured = held.stream().filter(h -> !h.valuesOf(number).isEmpty()).toList();
    if (measured.isEmpty()) {
      return result(number, Result.INCONCLUSIVE, null, 0, "NEVER_MEASURED",
          "Goal %d was never measured.".formatted(number), List.of(ref));
    }
    List<String> refs = new ArrayList<>(measured.stream().map(HeldCheckIn::ref).toList());
    refs.add(ref);
    int times = measured.size();
    BigDecimal figure = goal.aggregation().of(
        measured.stream().flatMap(h -> h.valuesOf(number).stream()).toList(), goal.direction());
    String stands = "Goal %d: %s %s, the target is %s".formatted(
        number, Words.figure(figure), goal.unit(), goal.targetInWords());
    if (goal.reachedBy(figure)) {
      return result(number, Result.MET, figure, times, "TARGET_REACHED", stands + ".", refs);
    }
    if (times * 100L < (long) policy.minMeasuredPercent() * planned) {
      refs.add("policy:minMeasuredPercent");
      return result(number, Result.INCONCLUSIVE, figure, times, "MEASURED_TOO_SELDOM",
          "%s; it was measured at %d of %s, and the policy asks for %d %%.".formatted(
              stands, times, Words.count(planned, "check-in"), policy.minMeasuredPercent()), refs);
    }
    if (goal.aggregation() == Aggregation.LAST && gapAfter(measured.get(times - 1), number)) {
      return result(number, Result.INCONCLUSIVE, figure, times, "LAST_FIGURE_MISSING",
          "%s; the last figure decides, and a check-in after it has no measurement.".formatted(stands), refs);
    }
    boolean gapsInSum = goal.aggregation() == Aggregation.SUM && goal.direction() == Direction.AT_LEAST
        && times < planned;
    if (gapsInSum && atPace(figure, times, planned, goal.target())) {
      return result(number, Result.INCONCLUSIVE, figure, times, "GAP_MAY_HOLD_THE_REST",
          "%s; at the pace of the %d of %s that were measured it would have been reached.".formatted(
              stands, times, Words.count(planned, "check-in")), refs);
    }
    BigDecimal half = goal.baseline().add(goal.target()).divide(TWO);
    if (reaches(goal, figure, half) || gapsInSum && atPace(figure, times, planned, half)) {
      return result(number, Result.PARTLY_MET, figure, times, "HALF_WAY_OR_MORE",
          "%s; that is half of the way from %s or more.".formatted(stands, Words.figure(goal.baseline())), refs);
    }
    return result(number, Result.NOT_MET, figure, times, "LESS_THAN_HALF_WAY",
        "%s; that is less than half of the way from %s.".formatted(stands, Words.figure(goal.baseline())), refs);
  }

  private GoalResult result(
      int number, Result result, BigDecimal figure, int measured, String code, String sentence, List<String> refs) {
    basis.reason(code, sentence, refs);
    return new GoalResult(number, result, figure, measured, planned(number), sentence);
  }

  /** At how many check-ins the goal was to be measured: an amendment may have brought it later. */
  private int planned(int number) {
    return (int) held.stream().filter(h -> h.asksFor(number)).count()
        + (int) missed.stream().filter(m -> m.asksFor(number)).map(MissedCheckIn::dueOn).distinct().count();
  }

  private boolean gapAfter(HeldCheckIn latest, int number) {
    LocalDate day = latest.checkIn().heldOn();
    return missed.stream().anyMatch(m -> m.asksFor(number) && m.dueOn().isAfter(day))
        || held.stream().anyMatch(h -> h.asksFor(number) && h.valuesOf(number).isEmpty() && h.checkIn().heldOn().isAfter(day));
  }

  private static boolean atPace(BigDecimal figure, int measured, int planned, BigDecimal end) {
    return figure.multiply(BigDecimal.valueOf(planned)).compareTo(end.multiply(BigDecimal.valueOf(measured))) >= 0;
  }

  private static boolean reaches(Goal goal, BigDecimal figure, BigDecimal end) {
    int comparison = figure.compareTo(end);
    return goal.direction() == Direction.AT_LEAST ? comparison >= 0 : comparison <= 0;
  }

  private Result overall(List<Goal> goals, List<GoalResult> results) {
    boolean anyMandatory = goals.stream().anyMatch(Goal::mandatory);
    List<GoalResult> deciding =
        results.stream().filter(r -> !anyMandatory || goals.get(r.goal() - 1).mandatory()).toList();
    for (Result decisive : List.of(Result.NOT_MET, Result.INCONCLUSIVE, Result.PARTLY_MET)) {
      List<GoalResult> such = deciding.stream().filter(r -> r.result() == decisive).toList();
      if (!such.isEmpty()) {
        basis.reason("OVERALL_" + decisive, overallSentence(decisive, such), refs(such));
        return decisive;
      }
    }
    basis.reason("OVERALL_MET", "Every mandatory goal is met.", refs(deciding));
    return Result.MET;
  }

  private static String overallSentence(Result result, List<GoalResult> such) {
    String which = such.stream().map(r -> String.valueOf(r.goal())).collect(Collectors.joining(", "));
    String subject = (such.size() == 1 ? "Mandatory goal %s is" : "Mandatory goals %s are").formatted(which);
    return switch (result) {
      case NOT_MET -> subject + " not met.";
      case INCONCLUSIVE -> subject + " inconclusive: the employer did not measure enough.";
      case PARTLY_MET -> subject + " met in part only.";
      case MET -> subject + " met.";
    };
  }

  private static List<String> refs(List<GoalResult> results) {
    return results.stream().map(r -> "goal:" + r.goal()).toList();
  }
}
