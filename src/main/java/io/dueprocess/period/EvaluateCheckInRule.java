package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Words;
import io.dueprocess.period.CheckInEvaluation.GoalStanding;
import io.dueprocess.period.CheckInEvaluation.Standing;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says for each goal whether the figure so far is on the way to the target.
 *
 * <p>What can fairly be expected is counted on the day of the goal's latest measurement, not today: days that nobody
 * measured are not held against the employee. LAST and AVERAGE are expected on the straight line from the baseline on
 * the first day to the target on the last; a SUM at its share of the target, less what check-ins without a measurement
 * may have held; the WORST measurement has to reach the target at all times. On track: there or better. At risk: half
 * of that way, or, for a sum that must stay below its target, above its share but not above the target. Off track:
 * less, or a target that can't be reached any more.
 *
 * <p>Source: handbook section 3, stage 5. The straight line is a house default; at the end of the period it asks for
 * the target itself, as the metric review does. The standing informs; no adverse step rests on it.
 */
final class EvaluateCheckInRule {

  static final String VERSION = "2";

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private EvaluateCheckInRule() {}

  /**
   * Evaluates all goals of the plan.
   *
   * @param since the day on which a goal, by its place, began anew by an amendment; its line begins there
   * @param period the period in force: an extension gives the line more time
   * @param checkIns all that were held, in any order; those after today don't count
   */
  static CheckInEvaluation evaluate(
      List<Goal> goals, Map<Integer, LocalDate> since, Period period, List<HeldCheckIn> checkIns, LocalDate today) {
    Basis.Builder basis = Basis.of("EvaluateCheckIn", VERSION);
    basis.input("today", today.toString());
    basis.input("period", "From %s to %s.".formatted(period.startsOn(), period.endsOn()));
    List<HeldCheckIn> held = checkIns.stream()
        .filter(h -> !h.checkIn().heldOn().isAfter(today))
        .sorted(HeldCheckIn.BY_DATE)
        .toList();
    held.forEach(h -> basis.input(h.ref(), h.inWords()));
    List<GoalStanding> standings = new ArrayList<>();
    for (int number = 1; number <= goals.size(); number++) {
      int goal = number;
      standings.add(standing(number, goals.get(number - 1), since.getOrDefault(number, period.startsOn()), period,
          held.stream().filter(h -> h.asksFor(goal)).toList(), basis));
    }
    return new CheckInEvaluation(standings, basis.build());
  }

  private static GoalStanding standing(
      int number, Goal goal, LocalDate begins, Period period, List<HeldCheckIn> held, Basis.Builder basis) {
    String ref = basis.input("goal:" + number, "%s: %s, from %s%s.".formatted(goal.title(), goal.targetInWords(),
        Words.figure(goal.baseline()), begins.equals(period.startsOn()) ? "" : ", since " + begins));
    List<BigDecimal> values = held.stream().flatMap(h -> h.valuesOf(number).stream()).toList();
    if (values.isEmpty()) {
      String sentence = "Goal %d: not measured so far.".formatted(number);
      basis.reason(Standing.NOT_MEASURED.name(), sentence, ref);
      return new GoalStanding(number, Standing.NOT_MEASURED, null, sentence);
    }
    List<HeldCheckIn> measured = held.stream().filter(h -> !h.valuesOf(number).isEmpty()).toList();
    HeldCheckIn latest = measured.get(measured.size() - 1);
    BigDecimal figure = goal.aggregation().of(values, goal.direction());
    Expectation expectation = new Expectation(
        goal, Elapsed.of(begins, period.endsOn(), latest.checkIn().heldOn()), measured.size(),
        held.indexOf(latest) + 1);
    Standing standing = expectation.standing(figure);
    String sentence = "Goal %d: %s %s on %s; %s by then, %s at the end.".formatted(
        number, Words.figure(figure), goal.unit(), latest.checkIn().heldOn(), expectation.inWords(),
        goal.targetInWords());
    List<String> refs = new ArrayList<>(measured.stream().map(HeldCheckIn::ref).toList());
    refs.add(ref);
    refs.add("period");
    basis.reason(standing.name(), sentence, refs);
    return new GoalStanding(number, standing, figure, sentence);
  }

  /** Days gone by of all days that a goal has; the first and the last day count. */
  private record Elapsed(BigDecimal days, BigDecimal of) {

    static Elapsed of(LocalDate first, LocalDate last, LocalDate day) {
      long all = Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
      long gone = ChronoUnit.DAYS.between(first, day) + 1;
      return new Elapsed(BigDecimal.valueOf(Math.min(all, Math.max(0, gone))), BigDecimal.valueOf(all));
    }
  }

  /**
   * What a goal may be expected to stand at. Compared by products, never by quotients, so that nothing is rounded.
   *
   * @param measured at how many check-ins it was measured
   * @param held how many check-ins there were up to the latest measurement
   */
  private record Expectation(Goal goal, Elapsed elapsed, int measured, int held) {

    Standing standing(BigDecimal figure) {
      if (goal.aggregation() == Aggregation.WORST) {
        return goal.reachedBy(figure) ? Standing.ON_TRACK : Standing.OFF_TRACK;
      }
      boolean sumBelow = sum() && goal.direction() == Direction.AT_MOST;
      if (!sumBelow && goal.reachedBy(figure) || reaches(figure, expected())) {
        return Standing.ON_TRACK;
      }
      if (sumBelow) {
        return goal.reachedBy(figure) ? Standing.AT_RISK : Standing.OFF_TRACK;
      }
      return reaches(figure, halfExpected()) ? Standing.AT_RISK : Standing.OFF_TRACK;
    }

    String inWords() {
      BigDecimal value = goal.aggregation() == Aggregation.WORST
          ? goal.target()
          : expected().divide(scale(), decimals(), RoundingMode.HALF_UP);
      return "%s %s expected".formatted(
          goal.direction() == Direction.AT_LEAST ? "at least" : "at most", Words.figure(value));
    }

    /** A point on the line is said with one decimal more than the goal has itself; only the sentence is rounded. */
    private int decimals() {
      return Math.max(0, Math.max(goal.target().scale(), goal.baseline().scale())) + 1;
    }

    private boolean reaches(BigDecimal figure, BigDecimal scaledExpectation) {
      int comparison = figure.multiply(scale()).compareTo(scaledExpectation);
      return goal.direction() == Direction.AT_LEAST ? comparison >= 0 : comparison <= 0;
    }

    /** The expectation times {@link #scale()}. */
    private BigDecimal expected() {
      return sum() ? share(goal.target()) : onLine(goal.target());
    }

    /** The expectation, times {@link #scale()}, if only half of the way from baseline to target were to go. */
    private BigDecimal halfExpected() {
      BigDecimal half = goal.baseline().add(goal.target()).divide(TWO);
      return sum() ? share(half) : onLine(half);
    }

    private BigDecimal share(BigDecimal end) {
      BigDecimal due = end.multiply(elapsed.days());
      return gapsCount() ? due.multiply(BigDecimal.valueOf(measured)) : due;
    }

    private BigDecimal onLine(BigDecimal end) {
      return goal.baseline().multiply(elapsed.of()).add(end.subtract(goal.baseline()).multiply(elapsed.days()));
    }

    private BigDecimal scale() {
      return gapsCount() ? elapsed.of().multiply(BigDecimal.valueOf(held)) : elapsed.of();
    }

    /** A gap makes a sum smaller than it was: good where it must stay below, to be made up for where it must not. */
    private boolean gapsCount() {
      return sum() && goal.direction() == Direction.AT_LEAST;
    }

    private boolean sum() {
      return goal.aggregation() == Aggregation.SUM;
    }
  }
}
