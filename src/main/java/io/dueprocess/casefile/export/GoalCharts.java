package io.dueprocess.casefile.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Corrections;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The goals of the plan in force over time: each measurement at its day, the target as a line, the check-ins that the
 * manager missed marked. Drawn with boxes of the page, so that a search finds its figures and no font is needed.
 */
final class GoalCharts {

  private static final double WIDTH = 400;
  private static final double HEIGHT = 110;
  /** Room for the circles at both ends. */
  private static final double MARGIN = 14;

  private JsonNode goals;
  private final List<Point> points = new ArrayList<>();
  private final List<LocalDate> missed = new ArrayList<>();
  private final LocalDate from;
  private LocalDate to;

  private record Point(int goal, LocalDate day, BigDecimal value, int entry) {}

  private GoalCharts(List<Entry> sincePlan) {
    JsonNode plan = Facts.of(sincePlan.get(0));
    this.goals = plan.path("goals");
    this.from = LocalDate.parse(plan.path("startsOn").asText());
    this.to = LocalDate.parse(plan.path("endsOn").asText());
    Corrections corrections = Corrections.of(sincePlan);
    for (Entry entry : sincePlan) {
      JsonNode content = corrections.facts(entry);
      if (content.isMissingNode()) {
        continue;
      }
      switch (entry.kind()) {
        case CHECK_IN -> content.path("measurements").forEach(m -> points.add(new Point(m.path("goal").asInt(),
            LocalDate.parse(content.path("heldOn").asText()), m.path("value").decimalValue(), entry.number())));
        case MISSED_CHECK_IN -> missed.add(LocalDate.parse(content.path("dueOn").asText()));
        case AMENDMENT -> amend(content);
        case PERIOD -> to = LocalDate.parse(content.path("endsOn").asText());
        default -> { }
      }
    }
  }

  /** From here on the goals are others; those that go on take their points along, wherever they stand now. */
  private void amend(JsonNode amendment) {
    if (!amendment.has("goals")) {
      return;
    }
    goals = amendment.path("goals");
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < amendment.path("goesOnWith").size(); i++) {
      places.put(amendment.path("goesOnWith").path(i).asInt(), i + 1);
    }
    points.removeIf(p -> !places.containsKey(p.goal()));
    points.replaceAll(p -> new Point(places.get(p.goal()), p.day(), p.value(), p.entry()));
  }

  /** One chart and one table for each goal of the last plan that can be read; empty where there is none. */
  static String of(List<Entry> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.kind() == EntryKind.PLAN && !entry.erased()) {
        return new GoalCharts(entries.subList(i, entries.size())).html();
      }
    }
    return "";
  }

  private String html() {
    var out = new StringBuilder();
    int number = 0;
    for (JsonNode goal : goals) {
      number++;
      goal(number, goal, out);
    }
    return out.toString();
  }

  private void goal(int number, JsonNode goal, StringBuilder out) {
    List<Point> ofGoal = points.stream().filter(p -> p.goal() == number).toList();
    String unit = goal.path("unit").asText();
    out.append("<div class=\"goal\"><h3>Goal ").append(number).append(": ")
        .append(Html.text(goal.path("title").asText())).append("</h3><p class=\"goalLine\">")
        .append(Html.text("%s: %s %s %s, from %s %s. %s; the %s of the measurements counts. Source: %s.".formatted(
            goal.path("metric").asText(),
            Labels.coded(goal.path("direction").asText()).toLowerCase(Locale.ROOT),
            ContentPart.figure(goal.path("target")), unit, ContentPart.figure(goal.path("baseline")), unit,
            goal.path("mandatory").asBoolean() ? "Mandatory" : "Not mandatory",
            Labels.coded(goal.path("aggregation").asText()).toLowerCase(Locale.ROOT),
            goal.path("source").asText())))
        .append("</p>");
    chart(goal, ofGoal, out);
    table(ofGoal, unit, goal, out);
    out.append("</div>");
  }

  // ---- the picture

  private void chart(JsonNode goal, List<Point> ofGoal, StringBuilder out) {
    BigDecimal target = goal.path("target").decimalValue();
    BigDecimal low = target.min(goal.path("baseline").decimalValue());
    BigDecimal high = target.max(goal.path("baseline").decimalValue());
    for (Point p : ofGoal) {
      low = low.min(p.value());
      high = high.max(p.value());
    }
    Scale scale = new Scale(low, high);
    out.append("<div class=\"chart\">");
    missed.forEach(day -> {
      box(out, "missedBar", x(day) - 4, 0, 8, HEIGHT, "");
      box(out, "missedName", x(day) - 25, HEIGHT - 12, 50, 10, "missed");
    });
    box(out, "baselineLine", 0, scale.y(goal.path("baseline").decimalValue()), WIDTH, 0, "");
    box(out, "targetLine", 0, scale.y(target), WIDTH, 0, "");
    Point before = null;
    for (Point p : ofGoal) {
      if (before != null) {
        line(out, x(before.day()), scale.y(before.value()), x(p.day()), scale.y(p.value()));
      }
      before = p;
    }
    for (Point p : ofGoal) {
      boolean good = "AT_MOST".equals(goal.path("direction").asText())
          ? p.value().compareTo(target) <= 0 : p.value().compareTo(target) >= 0;
      double y = scale.y(p.value());
      box(out, good ? "dot good" : "dot", x(p.day()) - 3.5, y - 3.5, 7, 7, "");
      box(out, "figure", x(p.day()) - 25, y < 16 ? y + 5 : y - 15, 50, 10, Html.text(p.value().toPlainString()));
    }
    box(out, "sideName", WIDTH + 6, scale.y(target) - 5, 70, 10, "target " + ContentPart.figure(goal.path("target")));
    if (target.compareTo(goal.path("baseline").decimalValue()) != 0
        && Math.abs(scale.y(target) - scale.y(goal.path("baseline").decimalValue())) > 10) {
      box(out, "sideName pale", WIDTH + 6, scale.y(goal.path("baseline").decimalValue()) - 5, 70, 10,
          "baseline " + ContentPart.figure(goal.path("baseline")));
    }
    box(out, "dayName", 0, HEIGHT + 4, 110, 10, Words.day(from));
    box(out, "dayName right", WIDTH - 110, HEIGHT + 4, 110, 10, Words.day(to));
    out.append("</div>");
  }

  private double x(LocalDate day) {
    long length = Math.max(1, ChronoUnit.DAYS.between(from, to));
    double share = (double) ChronoUnit.DAYS.between(from, day) / length;
    return MARGIN + Math.max(0, Math.min(1, share)) * (WIDTH - 2 * MARGIN);
  }

  /** From the figure to the place on the picture. */
  private record Scale(BigDecimal low, BigDecimal high) {

    double y(BigDecimal value) {
      BigDecimal span = high.subtract(low);
      double share = span.signum() == 0
          ? 0.5 : value.subtract(low).divide(span, MathContext.DECIMAL64).doubleValue();
      return MARGIN + (1 - share) * (HEIGHT - 2 * MARGIN);
    }
  }

  private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    double angle = Math.toDegrees(Math.atan2(y2 - y1, x2 - x1));
    out.append(String.format(Locale.ROOT,
        "<div class=\"line\" style=\"left:%.2fpt;top:%.2fpt;width:%.2fpt;transform:rotate(%.3fdeg)\"></div>",
        x1, y1 - 0.5, length, angle));
  }

  private static void box(StringBuilder out, String style, double x, double y, double width, double height,
      String text) {
    out.append(String.format(Locale.ROOT,
        "<div class=\"%s\" style=\"left:%.2fpt;top:%.2fpt;width:%.2fpt;height:%.2fpt\">%s</div>",
        style, x, y, width, height, text));
  }

  // ---- the same in words

  private void table(List<Point> ofGoal, String unit, JsonNode goal, StringBuilder out) {
    record Row(LocalDate day, String text, String entry) {}
    List<Row> rows = new ArrayList<>();
    ofGoal.forEach(p -> rows.add(new Row(p.day(), p.value().toPlainString() + " " + unit, String.valueOf(p.entry()))));
    missed.forEach(day -> rows.add(new Row(day, "missed by the manager", "")));
    if (rows.isEmpty()) {
      out.append("<p class=\"none\">No check-in on record.</p>");
      return;
    }
    rows.sort((a, b) -> a.day().compareTo(b.day()));
    out.append("<table class=\"grid\"><thead><tr><th>Check-in</th><th>Measured</th><th>Entry</th></tr></thead><tbody>");
    rows.forEach(r -> out.append("<tr><td>").append(Words.day(r.day())).append("</td><td>")
        .append(Html.text(r.text())).append("</td><td>").append(r.entry().isEmpty() ? ""
            : "<a href=\"#e" + r.entry() + "\">" + r.entry() + "</a>").append("</td></tr>"));
    out.append("</tbody></table>");
  }
}
