package io.dueprocess.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forms as Tasklist sends them, valid as they are; a test changes one field. */
public final class Forms {

  private Forms() {}

  /** The form with some fields changed; a null takes a field's value away. */
  public static Map<String, Object> with(Map<String, Object> form, Object... fields) {
    Map<String, Object> changed = new HashMap<>(form);
    for (int i = 0; i < fields.length; i += 2) {
      changed.put((String) fields[i], fields[i + 1]);
    }
    return changed;
  }

  public static Map<String, Object> of(Object... fields) {
    return with(Map.of(), fields);
  }

  public static Map<String, Object> request(long employeeId, LocalDate today) {
    return of("employeeId", employeeId, "concern", "Reports are late and wrong.", "desiredAction", "IMPROVEMENT_PLAN",
        "alreadyTried", "Weekly talks, a checklist.",
        "incidents", List.of(of("date", today.minusDays(13).toString(), "what", "Monthly report four days late",
            "evidence", "Mail of the same day")));
  }

  public static Map<String, Object> session(String date) {
    return of("date", date, "observed", "Two of five reports late.", "expected", "All reports on time.",
        "helpOffered", "A template and an hour a week.", "nextStep", "Show drafts on Thursday.",
        "performance", "UNCHANGED");
  }

  public static Map<String, Object> goal(String title, Object baseline, Object target) {
    return of("title", title, "metric", title + " of all reports", "unit", "%", "baseline", baseline, "target", target,
        "direction", "AT_LEAST", "aggregation", "AVERAGE", "source", "Report register", "mandatory", true,
        "help", "Training on the register");
  }

  public static Map<String, Object> plan(String startsOn, String endsOn) {
    return of("startsOn", startsOn, "endsOn", endsOn, "checkInEveryDays", 14,
        "goals", List.of(goal("Reports on time", 60, 95), goal("Reports without error", 70, 90)));
  }

  public static Map<String, Object> checkIn(String heldOn, double first, double second) {
    return of("heldOn", heldOn, "measurements", measurements(first, second),
        "helpGiven", "Training held", "note", null);
  }

  public static List<Object> measurements(double... values) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(of("goal", i + 1, "value", values[i], "source", null));
    }
    return all;
  }

  public static Map<String, Object> decision(String decision) {
    return of("decision", decision, "reason", "Because of the figures.");
  }

  public static Map<String, Object> outcome(String decision) {
    return of("decision", decision, "reason", "Because of the figures.", "extensionDays",
        decision.equals("EXTENSION") ? 28 : null, "role", decision.equals("ANOTHER_ROLE") ? "Archivist" : null);
  }

  public static Map<String, Object> answer(String response) {
    return of("response", response, "comment", "I have read it.");
  }
}
