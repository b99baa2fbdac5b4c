package io.dueprocess.plan;

import io.dueprocess.plan.Goal.Aggregation;
import io.dueprocess.plan.Goal.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A valid plan; a test changes one thing of it. */
public final class Plans {

  public static final LocalDate START = LocalDate.of(2026, 3, 2);
  public static final LocalDate END = LocalDate.of(2026, 4, 30);

  private Plans() {}

  static ImprovementPlan plan(Goal... goals) {
    return new ImprovementPlan(START, END, 14, List.of(goals));
  }

  /** A mandatory goal that is valid on its own: at least 40 orders, from 20. */
  public static Change goal() {
    return new Change();
  }

  /** Changes one thing of the valid goal. */
  public static final class Change {

    private String title = "More orders";
    private String metric = "Orders sent out";
    private String unit = "orders";
    private BigDecimal baseline = new BigDecimal("20");
    private BigDecimal target = new BigDecimal("40");
    private Direction direction = Direction.AT_LEAST;
    private Aggregation aggregation = Aggregation.LAST;
    private String source = "Weekly order report";
    private boolean mandatory = true;
    private String help = "A checklist and an hour with a colleague each week";

    public Change title(String changed) {
      title = changed;
      return this;
    }

    public Change metric(String changed) {
      metric = changed;
      return this;
    }

    public Change unit(String changed) {
      unit = changed;
      return this;
    }

    public Change baseline(String changed) {
      baseline = changed == null ? null : new BigDecimal(changed);
      return this;
    }

    public Change target(String changed) {
      target = changed == null ? null : new BigDecimal(changed);
      return this;
    }

    public Change direction(Direction changed) {
      direction = changed;
      return this;
    }

    public Change aggregation(Aggregation changed) {
      aggregation = changed;
      return this;
    }

    public Change source(String changed) {
      source = changed;
      return this;
    }

    public Change mandatory(boolean changed) {
      mandatory = changed;
      return this;
    }

    public Change help(String changed) {
      help = changed;
      return this;
    }

    public Goal build() {
      return new Goal(title, metric, unit, baseline, target, direction, aggregation, source, mandatory, help);
    }
  }
}
