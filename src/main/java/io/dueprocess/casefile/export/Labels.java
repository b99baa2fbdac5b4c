package io.dueprocess.casefile.export;

import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of the record in the words of HR. */
final class Labels {

  private static final Map<EntryKind, String> KINDS = Map.ofEntries(
      Map.entry(EntryKind.REQUEST, "Request"),
      Map.entry(EntryKind.POLICY, "Policy that applies"),
      Map.entry(EntryKind.MODEL, "Model in force"),
      Map.entry(EntryKind.FINDING, "Finding"),
      Map.entry(EntryKind.COUNSEL_ADVICE, "Advice of counsel"),
      Map.entry(EntryKind.DECISION, "Decision"),
      Map.entry(EntryKind.COACHING_SESSION, "Coaching session"),
      Map.entry(EntryKind.PLAN, "Improvement plan"),
      Map.entry(EntryKind.DELIVERY, "Put before the employee"),
      Map.entry(EntryKind.ANSWER, "Answer of the employee"),
      Map.entry(EntryKind.NO_ANSWER, "Time to answer over"),
      Map.entry(EntryKind.WITNESSED_DELIVERY, "Delivery before a witness"),
      Map.entry(EntryKind.PERIOD, "Improvement period"),
      Map.entry(EntryKind.NEXT_CHECK_IN, "Next check-in planned"),
      Map.entry(EntryKind.CHECK_IN, "Check-in"),
      Map.entry(EntryKind.MISSED_CHECK_IN, "Check-in missed by the manager"),
      Map.entry(EntryKind.TERMINATION_PROPOSAL, "Proposed termination"),
      Map.entry(EntryKind.RELAPSE, "Relapse"),
      Map.entry(EntryKind.REMINDER, "Reminder"),
      Map.entry(EntryKind.ESCALATION, "Escalation"),
      Map.entry(EntryKind.TASK_GIVEN_BACK, "Task given back to its group"),
      Map.entry(EntryKind.MANAGER_LEFT, "The manager has left"),
      Map.entry(EntryKind.TOO_LATE, "Came too late"),
      Map.entry(EntryKind.STAGE, "Stage"),
      Map.entry(EntryKind.OUTCOME, "Outcome"),
      Map.entry(EntryKind.EVENT, "Event"),
      Map.entry(EntryKind.STATEMENT, "Statement of the employee"),
      Map.entry(EntryKind.CLOCK, "Clock of the case"),
      Map.entry(EntryKind.AMENDMENT_PROPOSAL, "Proposed amendment of the plan"),
      Map.entry(EntryKind.AMENDMENT, "Amendment of the plan"),
      Map.entry(EntryKind.LETTER, "Letter"),
      Map.entry(EntryKind.LETTER_SENT, "Letter sent"),
      Map.entry(EntryKind.LETTER_OPENED, "Letter opened"),
      Map.entry(EntryKind.LETTER_BOUNCED, "Letter came back"),
      Map.entry(EntryKind.CASE_FILE_OPENED, "Case file opened"),
      Map.entry(EntryKind.CASE_FILE_EXPORTED, "Case file exported"),
      Map.entry(EntryKind.CORRECTION, "Correction"),
      Map.entry(EntryKind.LEGAL_HOLD, "Legal hold"),
      Map.entry(EntryKind.ERASURE, "Erasure"));

  private static final Map<String, String> FINDINGS = Map.of(
      "AssessFile", "the personnel file",
      "EvaluateCoaching", "the documented coaching",
      "ValidatePlan", "the draft of the plan",
      "ValidateAmendment", "what the amendment changes",
      "EvaluateCheckIn", "where the goals stand",
      "ReviewMetrics", "whether the goals were met",
      "CheckPaperTrail", "the paper trail");

  private static final Map<String, String> ROLES = Map.of(
      "manager", "manager",
      "hr", "HR partner",
      "hrLead", "HR lead",
      "legal", "counsel",
      "employee", "employee",
      "system", "the product");

  static final Map<String, String> FIELDS = Map.ofEntries(
      Map.entry("about", "Delivers entry"),
      Map.entry("aggregation", "Measurements count as"),
      Map.entry("as", "As"),
      Map.entry("attachments", "Attachments"),
      Map.entry("basis", "Basis"),
      Map.entry("calledOff", "Letters whose mails were called off"),
      Map.entry("checkInEveryDays", "A check-in at least every (days)"),
      Map.entry("dueOn", "Due on"),
      Map.entry("employeeId", "Employee (key of the directory)"),
      Map.entry("evidence", "Written down in"),
      Map.entry("expected", "Expected instead"),
      Map.entry("extendedByDays", "Extended by (days)"),
      Map.entry("extensionDays", "Extended by (days)"),
      Map.entry("file", "File in this export"),
      Map.entry("heldOn", "Held on"),
      Map.entry("helpGiven", "Help given since the last one"),
      Map.entry("how", "How"),
      Map.entry("leave", "Leave"),
      Map.entry("leftOn", "Last day in the company"),
      Map.entry("letter", "Letter (number of its entry)"),
      Map.entry("mail", "By mail, too"),
      Map.entry("manager", "Employee number of the manager"),
      Map.entry("measured", "Check-ins with a measurement"),
      Map.entry("planned", "Check-ins planned"),
      Map.entry("managerMayRead", "The manager may read it"),
      Map.entry("mediaType", "Type"),
      Map.entry("meetingOn", "Meeting on"),
      Map.entry("size", "Size in bytes"),
      Map.entry("mandatory", "The plan fails without it"),
      Map.entry("messageId", "Id of the message"),
      Map.entry("newManager", "Employee number of the new manager"),
      Map.entry("respondent", "Employee number of the respondent"),
      Map.entry("overall", "Overall"),
      Map.entry("problems", "What is wrong with it"),
      Map.entry("missing", "What is missing"),
      Map.entry("retentionYears", "Kept after any other end (years)"),
      Map.entry("retentionDeclinedMonths", "Kept after a declined request (months)"),
      Map.entry("retentionCoachedMonths", "Kept after coaching resolved it (months)"),
      Map.entry("retentionExitMonths", "Kept after a successful exit (months)"),
      Map.entry("retentionRoleMonths", "Kept after another role (months)"),
      Map.entry("retentionTerminatedMonths", "Kept after a termination (months)"),
      Map.entry("row", "Row of the policy"),
      Map.entry("sha256", "SHA-256 of the file"),
      Map.entry("templateSha256", "SHA-256 of the template"),
      Map.entry("source", "Source of the figure"),
      Map.entry("startsOn", "First day"),
      Map.entry("endsOn", "Last day"),
      Map.entry("time", "Which time"),
      Map.entry("to", "To"),
      Map.entry("what", "What happened"),
      Map.entry("corrects", "Corrects entry"),
      Map.entry("doneBy", "Done by"),
      Map.entry("content", "What it should have said"),
      Map.entry("correctionEntry", "Correction (number of its entry)"),
      Map.entry("companion", "Accompanied by"));

  /** Their values are words that the product gave, not what a person typed. */
  static final Set<String> CODED = Set.of("decision", "advice", "response", "appeal", "recommendation",
      "verdict", "overall", "performance", "stage", "outcome", "history", "risks", "desiredAction", "how", "direction",
      "aggregation", "standing", "result", "reducedTo", "row", "scope", "as", "status", "kind");

  /** Their values are names of tasks. */
  static final Set<String> TASKS = Set.of("task");

  /** Their values are user ids. */
  static final Set<String> PEOPLE = Set.of("to", "doneBy");

  /** What a reader asks first: the record itself has its fields in the order of the alphabet. */
  static final List<String> FIRST = List.of("employeeId", "corrects", "task", "letter", "template", "title",
      "goal", "dueOn", "heldOn", "date", "deliveredOn", "startsOn", "endsOn", "decision", "advice",
      "recommendation", "verdict", "overall", "history", "response", "appeal", "standing", "result", "stage", "outcome",
      "model", "row", "version", "concern", "what", "observed", "expected", "metric", "unit", "baseline", "target",
      "direction", "aggregation", "value", "figure", "measured", "planned", "grounds", "reply", "reason", "comment");

  /** Orders the names of fields as people read them; those that it does not know follow in the order they come. */
  static final Comparator<String> IN_ORDER =
      Comparator.comparingInt(name -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size());

  static final Map<String, String> ONE_OF = Map.of(
      "goals", "Goal", "incidents", "Incident", "measurements", "Measurement", "instances", "Instance",
      "attachments", "Attachment");

  private Labels() {}

  /** What an entry is, in a line: "Decision: Decide on file". */
  static String title(Entry entry) {
    String kind = KINDS.getOrDefault(entry.kind(), sentence(entry.kind().name()));
    String topic = entry.topic();
    if (topic == null) {
      return kind;
    }
    return kind + ": " + switch (entry.kind()) {
      case FINDING -> FINDINGS.getOrDefault(topic, words(topic));
      case STAGE, OUTCOME, EVENT, STATEMENT, CLOCK, AMENDMENT, LEGAL_HOLD, CORRECTION ->
          coded(topic).toLowerCase(Locale.ROOT);
      case MODEL -> topic;
      default -> words(topic).toLowerCase(Locale.ROOT);
    };
  }

  /** Some things are sent to a group: its name; empty for anybody else. */
  static Optional<String> group(String id) {
    return Optional.ofNullable(ROLES.get(id));
  }

  static String role(String role) {
    return ROLES.getOrDefault(role, role);
  }

  static String field(String name) {
    return FIELDS.getOrDefault(name, words(name));
  }

  static boolean isCoded(String field) {
    return CODED.contains(field);
  }

  static boolean isTask(String field) {
    return TASKS.contains(field);
  }

  static boolean isPerson(String field) {
    return PEOPLE.contains(field);
  }

  /** "Goal" for the list "goals"; null where the list has no name for one of its members. */
  static String oneOf(String list) {
    return ONE_OF.get(list);
  }

  /** READY_FOR_PLAN as "Ready for plan"; anything else stays as it is. */
  static String coded(String value) {
    return value.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*") && value.length() > 3 ? sentence(value) : value;
  }

  /** DecideOnFile and lookBackMonths as "Decide on file" and "Look back months". */
  static String words(String name) {
    String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace('-', ' ');
    return capital(spaced.replace("check in", "check-in"));
  }

  private static String sentence(String name) {
    return capital(name.toLowerCase(Locale.ROOT).replace('_', ' ').replace("check in", "check-in"));
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
