package io.dueprocess.plan;

import io.dueprocess.casefile.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * One measurable goal of a plan.
 *
 * @param title what is to be reached, in one line
 * @param metric what is counted or measured
 * @param unit of baseline, target and every measurement
 * @param baseline where the employee stands at the beginning
 * @param target what must be reached
 * @param direction whether more or less is better
 * @param aggregation how the measurements of the period add up to one figure
 * @param source where the figure comes from, so that it is a matter of fact
 * @param mandatory whether the plan fails without it
 * @param help what the employer offers to reach it
 */
public record Goal(
    String title,
    String metric,
    String unit,
    BigDecimal baseline,
    BigDecimal target,
    Direction direction,
    Aggregation aggregation,
    String source,
    boolean mandatory,
    String help) {

  /** Whether a figure reaches the target. */
  public boolean reachedBy(BigDecimal figure) {
    int comparison = figure.compareTo(target);
    return direction == Direction.AT_LEAST ? comparison >= 0 : comparison <= 0;
  }

  /** Whether what is measured for the other goal says just as much about this one. */
  public boolean measuredAs(Goal other) {
    return Words.normal(metric).equals(Words.normal(other.metric))
        && Words.normal(unit).equals(Words.normal(other.unit))
        && baseline.compareTo(other.baseline) == 0 && target.compareTo(other.target) == 0
        && direction == other.direction && aggregation == other.aggregation;
  }

  /** The target in one line, such as "at least 40 calls". */
  public String targetInWords() {
    return "%s %s %s".formatted(
        direction == Direction.AT_LEAST ? "at least" : "at most", Words.figure(target), unit);
  }

  /** Which side of the target is the good one. */
  public enum Direction {
    AT_LEAST,
    AT_MOST
  }

  /** How measurements, oldest first, add up to one figure. */
  public enum Aggregation {
    LAST,
    AVERAGE,
    SUM,
    WORST;

    /** As many digits as the record keeps of a number. */
    private static final MathContext DIGITS = new MathContext(15);

    /** The figure of one or more measurements. Refuses an empty list with an {@link IllegalArgumentException}. */
    public BigDecimal of(List<BigDecimal> values, Direction direction) {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("No measurement to aggregate.");
      }
      return switch (this) {
        case LAST -> values.get(values.size() - 1);
        case SUM -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).round(DIGITS);
        case AVERAGE -> values.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(values.size()), DIGITS);
        case WORST -> values.stream()
            .reduce((a, b) -> direction == Direction.AT_LEAST ? a.min(b) : a.max(b))
            .orElseThrow();
      };
    }
  }
}
