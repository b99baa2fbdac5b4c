package io.dueprocess.casefile.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.Corrections;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What a template can name: the entries of the case file that are for the employee, as they are at this moment, with
 * days and figures as people read them. A field that has nothing to say is null.
 */
@Component
class LetterFields {

  /** Letters that bring a decision; no other one gets to know it. */
  private static final Set<String> WITH_DECISION = Set.of("outcome", "extension", "amendment", "amendment-refused",
      "decision", "appeal-decision", "request-answer", "offered-terms");

  private static final Map<String, String> COUNTS = Map.of(
      "LAST", "the last measurement", "AVERAGE", "the average of all measurements",
      "SUM", "the sum of all measurements", "WORST", "the worst measurement");
  private static final Map<String, String> WORDS = Map.of(
      "ON_TRACK", "On track", "AT_RISK", "At risk", "OFF_TRACK", "Off track", "NOT_MEASURED", "Not measured",
      "MET", "Met", "PARTLY_MET", "Partly met", "NOT_MET", "Not met", "INCONCLUSIVE", "Not measured enough");

  private static final Map<String, String> PERFORMANCE =
      Map.of("IMPROVED", "improved", "UNCHANGED", "unchanged", "WORSE", "worse");

  /** What a correction may change beside figures, in the order of its letter. */
  private static final Map<String, String> CORRECTED = new LinkedHashMap<>();

  static {
    CORRECTED.put("heldOn", "Held on");
    CORRECTED.put("date", "Held on");
    CORRECTED.put("observed", "Observed");
    CORRECTED.put("expected", "Expected");
    CORRECTED.put("helpOffered", "Help offered");
    CORRECTED.put("nextStep", "Next step");
    CORRECTED.put("performance", "Performance since the session before");
    CORRECTED.put("helpGiven", "Help given");
    CORRECTED.put("note", "Note");
  }

  private final LetterSettings settings;
  private final Moments moments;

  LetterFields(LetterSettings settings, Moments moments) {
    this.settings = settings;
    this.moments = moments;
  }

  /** The fields of one letter; {@code number} is that of its own entry. */
  Map<String, Object> of(LetterOrder order, CaseFile file, int number) {
    Reading reading = new Reading(order, file);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("letter", fields("date", Words.day(moments.today()), "caseId", order.caseId().value(),
        "reference", order.caseId().value() + "/" + number));
    fields.put("employer", fields("name", settings.employer(), "address", settings.address()));
    Addressee to = order.to();
    fields.put("employee",
        fields("name", to.name(), "number", to.number(), "jobTitle", to.jobTitle(), "unit", to.unit(),
            "manager", to.manager()));
    fields.put("answerBy", order.answerBy() == null ? null : Words.day(order.answerBy()));
    fields.put("policy", reading.policy());
    fields.put("keptFor", reading.keptFor());
    fields.put("note", reading.signed(EntryKind.COACHING_SESSION));
    fields.put("plan", reading.plan());
    fields.put("amendment", reading.amendment());
    fields.put("period", reading.last(EntryKind.PERIOD, null).map(LetterFields::plain).orElse(null));
    fields.put("checkIn", reading.checkIn());
    fields.put("nextCheckIn", reading.last(EntryKind.NEXT_CHECK_IN, null).map(n -> text(n.path("dueOn"))).orElse(null));
    fields.put("correction", reading.correction());
    fields.put("review", reading.review());
    fields.put("decision", WITH_DECISION.contains(order.template()) ? reading.decision() : null);
    fields.put("proposal", reading.proposal());
    fields.put("reply", reading.answer("ReplyToProposal"));
    fields.put("appeal", reading.answer("FileAppeal"));
    return fields;
  }

  /** One reading of one case file for one letter. */
  private final class Reading {

    private final LetterOrder order;
    private final CaseFile file;
    private final CaseFile sincePlan;
    private final JsonNode goals;

    Reading(LetterOrder order, CaseFile file) {
      this.order = order;
      this.file = file;
      this.sincePlan = file.sinceLast(EntryKind.PLAN);
      this.goals = inPlan(EntryKind.AMENDMENT, "IN_FORCE").or(() -> entry(EntryKind.PLAN, null)).map(Facts::of)
          .map(p -> p.path("goals")).orElse(MissingNode.getInstance());
    }

    Map<String, Object> policy() {
      return last(EntryKind.POLICY, null).map(LetterFields::plain).orElse(null);
    }

    /** The time for which the case is kept, in words; null while it is open, and where it is kept for good. */
    String keptFor() {
      if (file.pipCase().open()) {
        return null;
      }
      int months = file.policy().kept(file.pipCase().outcome()).months();
      if (months == 0) {
        return null;
      }
      return months % 12 == 0 ? Words.count(months / 12, "year") : Words.count(months, "month");
    }

    Map<String, Object> plan() {
      return entry(EntryKind.PLAN, null).map(entry -> {
        Map<String, Object> plan = signed(entry);
        List<Object> all = new ArrayList<>();
        for (int i = 1; i <= goals.size(); i++) {
          all.add(goal(i));
        }
        plan.put("goals", all);
        return plan;
      }).orElse(null);
    }

    /** The amendment that was proposed last, with what it changes. */
    Map<String, Object> amendment() {
      return inPlan(EntryKind.AMENDMENT_PROPOSAL, null).map(entry -> {
        Map<String, Object> amendment = signed(entry);
        JsonNode proposed = Facts.of(entry).path("goals");
        List<Object> all = new ArrayList<>();
        for (int i = 1; i <= proposed.size(); i++) {
          all.add(goal(i, proposed.path(i - 1)));
        }
        amendment.put("goals", all);
        amendment.put("changes", inPlan(EntryKind.FINDING, "ValidateAmendment")
            .map(finding -> value(Facts.of(finding).path("changes"))).orElse(List.of()));
        amendment.put("needsAgreement", inPlan(EntryKind.DECISION, "DecideOnAmendment")
            .filter(decision -> Facts.of(decision).path("details").has("needsAgreement")).isPresent());
        return amendment;
      }).orElse(null);
    }

    private Map<String, Object> goal(int number) {
      return goal(number, goals.path(number - 1));
    }

    private static Map<String, Object> goal(int number, JsonNode goal) {
      Map<String, Object> fields = goal.isObject() ? plain(goal) : new LinkedHashMap<>();
      fields.put("number", String.valueOf(number));
      fields.putIfAbsent("title", null);
      fields.putIfAbsent("unit", null);
      fields.put("targetInWords", "%s %s %s".formatted(
          "AT_MOST".equals(goal.path("direction").asText()) ? "at most" : "at least", text(goal.path("target")),
          text(goal.path("unit"))));
      fields.put("counts", COUNTS.getOrDefault(goal.path("aggregation").asText(), ""));
      return fields;
    }

    Map<String, Object> checkIn() {
      return inPlan(EntryKind.CHECK_IN, null).map(entry -> {
        Map<String, Object> checkIn = signed(entry);
        JsonNode content = file.facts(entry);
        JsonNode standings = inPlan(EntryKind.FINDING, "EvaluateCheckIn")
            .filter(e -> e.number() > entry.number()).map(Facts::of).orElse(MissingNode.getInstance()).path("goals");
        List<Object> all = new ArrayList<>();
        for (int i = 1; i <= goals.size(); i++) {
          Map<String, Object> goal = goal(i);
          JsonNode measured = ofGoal(content.path("measurements"), i);
          JsonNode standing = ofGoal(standings, i);
          goal.put("value", text(measured.path("value")));
          goal.put("standing", WORDS.get(standing.path("standing").asText()));
          goal.put("figure", text(standing.path("figure")));
          goal.put("reason", text(standing.path("reason")));
          all.add(goal);
        }
        checkIn.put("goals", all);
        return checkIn;
      }).orElse(null);
    }

    /**
     * The correction that goes to the employee with this delivery, with what it changes: each has a delivery of its
     * own, in their order.
     */
    Map<String, Object> correction() {
      CaseFile stage = file.sinceLast(EntryKind.STAGE);
      long deliveries = stage.entries().stream().filter(e -> e.number() <= order.about()
          && e.kind() == EntryKind.DELIVERY && "CommentOnCorrection".equals(e.topic())).count();
      List<Entry> corrections = stage.corrections();
      if (deliveries == 0 || deliveries > corrections.size()) {
        return null;
      }
      Entry entry = corrections.get((int) deliveries - 1);
      JsonNode content = Facts.of(entry);
      Entry corrected = stage.entries().stream().filter(e -> e.number() == Corrections.corrects(entry)).findFirst()
          .orElseThrow();
      Map<String, Object> correction = fields("entry", String.valueOf(corrected.number()),
          "of", corrected.kind() == EntryKind.CHECK_IN ? "check-in" : "coaching session",
          "correction", text(content.path("correction")), "reason", text(content.path("reason")),
          "by", name(entry.actor()), "on", Words.day(moments.day(entry.at())));
      correction.put("changes", changes(file.before(entry).facts(corrected), content.path("content"), corrected));
      return correction;
    }

    private List<Object> changes(JsonNode before, JsonNode after, Entry corrected) {
      List<Object> changes = new ArrayList<>();
      CORRECTED.forEach((field, label) -> change(label, before.path(field), after.path(field), "", changes));
      CaseFile then = file.before(corrected);
      JsonNode goalsThen = last(then, e -> e.kind() == EntryKind.PLAN
          || e.kind() == EntryKind.AMENDMENT && "IN_FORCE".equals(e.topic())).map(Facts::of)
          .map(p -> p.path("goals")).orElse(MissingNode.getInstance());
      for (int i = 1; i <= goalsThen.size() && after.has("measurements"); i++) {
        JsonNode goal = goalsThen.path(i - 1);
        change("%d. %s".formatted(i, goal.path("title").asText()), ofGoal(before.path("measurements"), i).path("value"),
            ofGoal(after.path("measurements"), i).path("value"), " " + goal.path("unit").asText(), changes);
      }
      return changes;
    }

    private static void change(String label, JsonNode before, JsonNode after, String unit, List<Object> changes) {
      String was = PERFORMANCE.getOrDefault(before.asText(), text(before));
      String is = PERFORMANCE.getOrDefault(after.asText(), text(after));
      if (!Objects.equals(was, is)) {
        changes.add(fields("what", label, "before", was == null ? "–" : was + unit, "after",
            is == null ? "–" : is + unit));
      }
    }

    Map<String, Object> review() {
      return inPlan(EntryKind.FINDING, "ReviewMetrics").map(Facts::of).map(content -> {
        List<Object> all = new ArrayList<>();
        for (int i = 1; i <= goals.size(); i++) {
          Map<String, Object> goal = goal(i);
          JsonNode result = ofGoal(content.path("goals"), i);
          goal.put("result", WORDS.get(result.path("result").asText()));
          goal.put("figure", text(result.path("figure")));
          goal.put("measured", text(result.path("measured")));
          goal.put("planned", text(result.path("planned")));
          goal.put("reason", text(result.path("reason")));
          all.add(goal);
        }
        return fields("overall", content.path("overall").asText(),
            "overallInWords", WORDS.get(content.path("overall").asText()), "goals", all);
      }).orElse(null);
    }

    Map<String, Object> decision() {
      return entry(EntryKind.DECISION, null).map(entry -> {
        Map<String, Object> decision = signed(entry);
        decision.put("task", entry.topic());
        JsonNode details = Facts.of(entry).path("details");
        decision.put("extensionDays", text(details.path("extensionDays")));
        decision.put("role", text(details.path("role")));
        decision.put("meetingOn", text(details.path("meetingOn")));
        decision.put("lastWorkingDay", text(details.path("lastWorkingDay")));
        decision.put("reducedTo", text(details.path("reducedTo")));
        return decision;
      }).orElse(null);
    }

    Map<String, Object> proposal() {
      return inPlan(EntryKind.TERMINATION_PROPOSAL, null).map(entry -> {
        Map<String, Object> proposal = signed(entry);
        List<Object> all = new ArrayList<>();
        for (JsonNode instance : Facts.of(entry).path("instances")) {
          Map<String, Object> fields = plain(instance);
          fields.put("goalTitle", text(goals.path(instance.path("goal").asInt() - 1).path("title")));
          all.add(fields);
        }
        proposal.put("instances", all);
        return proposal;
      }).orElse(null);
    }

    /** What the employee answered since the proposal. */
    Map<String, Object> answer(String task) {
      CaseFile since = file.sinceLast(EntryKind.TERMINATION_PROPOSAL);
      return last(since, e -> e.kind() == EntryKind.ANSWER && task.equals(e.topic())).map(this::signed).orElse(null);
    }

    Map<String, Object> signed(EntryKind kind) {
      return entry(kind, null).map(this::signed).orElse(null);
    }

    Optional<JsonNode> last(EntryKind kind, String topic) {
      return entry(kind, topic).map(Facts::of);
    }

    private Optional<Entry> entry(EntryKind kind, String topic) {
      return last(file, e -> e.kind() == kind && (topic == null || topic.equals(e.topic())));
    }

    private Optional<Entry> inPlan(EntryKind kind, String topic) {
      return last(sincePlan, e -> e.kind() == kind && (topic == null || topic.equals(e.topic())));
    }

    private Optional<Entry> last(CaseFile in, Predicate<Entry> which) {
      return in.entries().stream().filter(which).filter(e -> !e.erased()).reduce((a, b) -> b);
    }

    /** The content with who wrote it and when. */
    private Map<String, Object> signed(Entry entry) {
      Map<String, Object> fields = plain(file.facts(entry));
      fields.put("by", name(entry.actor()));
      fields.put("on", Words.day(moments.day(entry.at())));
      return fields;
    }

    private String name(Actor actor) {
      String name = order.nameOf().apply(actor.userId());
      return name == null ? actor.userId() : name;
    }
  }

  private static JsonNode ofGoal(JsonNode list, int goal) {
    for (JsonNode one : list) {
      if (one.path("goal").asInt() == goal) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private static Map<String, Object> plain(JsonNode object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.fields().forEachRemaining(f -> fields.put(f.getKey(), value(f.getValue())));
    return fields;
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return plain(node);
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(child -> list.add(value(child)));
      return list;
    }
    return node.isBoolean() ? (Object) node.booleanValue() : text(node);
  }

  /** A day or a figure as people read it; null for nothing. */
  private static String text(JsonNode node) {
    if (node.isNumber()) {
      return Words.figure(node.decimalValue());
    }
    String text = node.asText();
    if (node.isMissingNode() || node.isNull() || Words.blank(text)) {
      return null;
    }
    return Words.dayOr(text);
  }

  private static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
