package io.dueprocess.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entries of a case file somebody may read who may not read all of them. Both lists name what may be read: an
 * entry of a kind or topic that is new is for HR, counsel and the approvers until somebody decides otherwise.
 */
public final class ReadableEntries {

  private static final String ANSWER_COACHING_NOTE = "AnswerCoachingNote";
  private static final String ACKNOWLEDGE_PLAN = "AcknowledgePlan";
  private static final String COMMENT_ON_CHECK_IN = "CommentOnCheckIn";
  private static final String COMMENT_ON_CORRECTION = "CommentOnCorrection";
  private static final String DECIDE_ON_OUTCOME = "DecideOnOutcome";
  private static final String DECIDE_ON_TERMINATION = "DecideOnTermination";
  private static final String HEAR_APPEAL = "HearAppeal";
  private static final String ACKNOWLEDGE_AMENDMENT = "AcknowledgeAmendment";
  private static final String DECIDE_ON_AMENDMENT = "DecideOnAmendment";
  private static final String EVALUATE_CHECK_IN = "EvaluateCheckIn";
  private static final String REVIEW_METRICS = "ReviewMetrics";

  /** Decisions of others that the manager carries out or has to know of. */
  private static final Set<String> DECISIONS_FOR_MANAGER =
      Set.of("ApprovePlan", DECIDE_ON_AMENDMENT, "DecideOnEarlySuccess", DECIDE_ON_OUTCOME, DECIDE_ON_TERMINATION,
          HEAR_APPEAL);

  /** Never what the personnel file says, nor what is missing on the paper trail: both name complaints and leave. */
  private static final Set<String> FINDINGS_FOR_MANAGER =
      Set.of("EvaluateCoaching", "ValidatePlan", "ValidateAmendment", EVALUATE_CHECK_IN, REVIEW_METRICS);

  /** What the employee gets and answers that the manager works on with them; no proposal, no reply, no appeal. */
  private static final Set<String> ANSWERS_FOR_MANAGER =
      Set.of(ANSWER_COACHING_NOTE, ACKNOWLEDGE_PLAN, ACKNOWLEDGE_AMENDMENT, COMMENT_ON_CHECK_IN,
          COMMENT_ON_CORRECTION, "AcknowledgeExtension");

  /** Letters to the employee, all but the proposed termination. */
  private static final Set<String> LETTERS_FOR_MANAGER = Set.of("coaching-note", "plan", "amendment",
      "amendment-refused", "check-in", "correction", "extension", "leave", "outcome", "decision", "appeal-decision",
      "follow-up-over");

  /** Tasks, whoever they are for, of which the manager may know; a review of a legal risk is none. */
  private static final Set<String> TASKS_FOR_MANAGER = Set.of(
      "RecordCoachingSession", ANSWER_COACHING_NOTE, "DecideOnCoaching", "DraftPlan", "ApprovePlan", ACKNOWLEDGE_PLAN,
      "WitnessDelivery", "RecordCheckIn", COMMENT_ON_CHECK_IN, COMMENT_ON_CORRECTION, "NoteCorrection",
      DECIDE_ON_OUTCOME, "AcknowledgeExtension",
      DECIDE_ON_AMENDMENT, ACKNOWLEDGE_AMENDMENT, "DecideOnEarlySuccess", DECIDE_ON_TERMINATION, HEAR_APPEAL,
      "ReportRelapse", "DecideOnRelapse", "RecordReturn");

  /** Tasks of others of which the employee may know: what comes of them reaches the employee. */
  private static final Set<String> TASKS_FOR_EMPLOYEE = Set.of(
      "RecordCoachingSession", "WitnessDelivery", "RecordCheckIn", DECIDE_ON_TERMINATION, HEAR_APPEAL,
      "RecordReturn", "AnswerMeetingRequest", "AnswerSupportRequest", "OfferTerms");

  /** What HR answers to what the employee asked for. */
  private static final Set<String> ANSWERS_TO_REQUESTS =
      Set.of("AnswerMeetingRequest", "AnswerSupportRequest", "OfferTerms");

  /** The model of what the employee asks for: that the case came to it tells of a request. */
  private static final String EMPLOYEE_REQUEST = "employee-request";

  /** The stages that the employee takes part in; a termination reaches them with its proposal. */
  private static final Set<String> STAGES_FOR_EMPLOYEE = Set.of(Stage.DOCUMENTED_COACHING.name(),
      Stage.IMPROVEMENT_PERIOD.name(), Stage.METRIC_REVIEW.name(), Stage.FOLLOW_UP.name());

  private ReadableEntries() {}

  /** What a manager has to do with: never complaints, requests for accommodation, leave or what counsel said. */
  public static List<Entry> byManager(CaseFile file) {
    return withCorrections(file, file.entries().stream().filter(ReadableEntries::managerMayRead).toList());
  }

  /** What was delivered to the subject, and what they said. */
  public static List<Entry> byEmployee(CaseFile file, String userId) {
    return withCorrections(file, new ForEmployee(file, userId).entries());
  }

  /**
   * Whether anything of the case has been put before the subject. Before that they don't know that there is one, and
   * nothing that they can ask for may tell them.
   */
  public static boolean anythingDelivered(CaseFile file) {
    return file.entries().stream().anyMatch(e -> e.kind() == EntryKind.DELIVERY);
  }

  /** Whether a letter to the employee, by the name of its template, is for the manager, too. */
  public static boolean managerMayReadLetter(String template) {
    return LETTERS_FOR_MANAGER.contains(template);
  }

  /** Whether the manager may know that this task stands open. */
  public static boolean managerMayKnowOf(String task) {
    return TASKS_FOR_MANAGER.contains(task);
  }

  /** Whether the employee may know that this task of somebody else stands open. */
  public static boolean employeeMayKnowOf(String task) {
    return TASKS_FOR_EMPLOYEE.contains(task);
  }

  private static boolean managerMayRead(Entry e) {
    return switch (e.kind()) {
      case MODEL -> !EMPLOYEE_REQUEST.equals(e.topic());
      case STATEMENT -> Facts.of(e).path("managerMayRead").asBoolean();
      case REQUEST, POLICY, STAGE, OUTCOME, CLOCK, COACHING_SESSION, PLAN, WITNESSED_DELIVERY, PERIOD,
          NEXT_CHECK_IN, CHECK_IN, MISSED_CHECK_IN, RELAPSE, AMENDMENT_PROPOSAL, AMENDMENT -> true;
      case FINDING -> among(FINDINGS_FOR_MANAGER, e);
      case DECISION -> among(DECISIONS_FOR_MANAGER, e);
      case DELIVERY, ANSWER, NO_ANSWER -> among(ANSWERS_FOR_MANAGER, e);
      case REMINDER, ESCALATION -> among(TASKS_FOR_MANAGER, e);
      case LETTER, LETTER_SENT, LETTER_BOUNCED -> among(LETTERS_FOR_MANAGER, e);
      default -> false;
    };
  }

  /** From the end to the beginning: whether something was delivered stands after it. */
  private static final class ForEmployee {

    private final CaseFile file;
    private final String userId;
    /** Deliveries met so far that belong to an earlier entry. */
    private final Map<String, Boolean> delivered = new HashMap<>();
    private boolean proposed;
    private boolean outcomeTold;

    ForEmployee(CaseFile file, String userId) {
      this.file = file;
      this.userId = userId;
    }

    List<Entry> entries() {
      LinkedList<Entry> readable = new LinkedList<>();
      for (int i = file.entries().size() - 1; i >= 0; i--) {
        if (mayRead(file.entries().get(i))) {
          readable.addFirst(file.entries().get(i));
        }
      }
      return readable;
    }

    private boolean mayRead(Entry e) {
      return switch (e.kind()) {
        case DELIVERY -> {
          delivered.put(e.topic(), true);
          yield true;
        }
        case COACHING_SESSION -> takeDelivery(ANSWER_COACHING_NOTE);
        case PLAN -> takeDelivery(ACKNOWLEDGE_PLAN);
        case CHECK_IN -> takeDelivery(COMMENT_ON_CHECK_IN);
        case AMENDMENT_PROPOSAL, AMENDMENT -> amendment(e);
        case FINDING -> finding(e);
        case DECISION -> decision(e);
        case TERMINATION_PROPOSAL -> {
          proposed = true;
          yield true;
        }
        case NO_ANSWER, WITNESSED_DELIVERY, PERIOD, NEXT_CHECK_IN, MISSED_CHECK_IN, CLOCK, OUTCOME -> true;
        case ANSWER, STATEMENT, LETTER_OPENED -> e.actor().userId().equals(userId);
        case STAGE -> among(STAGES_FOR_EMPLOYEE, e);
        case REMINDER, LETTER, LETTER_SENT -> isTo(file, e, userId);
        default -> false;
      };
    }

    /** Each delivery is of the entry next before it; a draft that came back to the manager was never delivered. */
    private boolean takeDelivery(String task) {
      return Boolean.TRUE.equals(delivered.remove(task));
    }

    private boolean finding(Entry e) {
      if (EVALUATE_CHECK_IN.equals(e.topic())) {
        // made again after a correction, it goes with the delivery of that
        return takeDelivery(COMMENT_ON_CORRECTION) || delivered.containsKey(COMMENT_ON_CHECK_IN);
      }
      if (REVIEW_METRICS.equals(e.topic())) {
        boolean told = outcomeTold;
        outcomeTold = false;
        return told;
      }
      return false;
    }

    /** Whether an entry belongs to an amendment that the employee proposed, or that was put before them. */
    private boolean amendment(Entry e) {
      List<Entry> proposals = file.entries().stream().filter(p -> p.kind() == EntryKind.AMENDMENT_PROPOSAL).toList();
      Optional<Entry> proposal =
          proposals.stream().filter(p -> p.number() <= e.number()).reduce((first, second) -> second);
      int next = proposals.stream().mapToInt(Entry::number).filter(n -> n > e.number()).findFirst()
          .orElse(Integer.MAX_VALUE);
      return proposal.filter(p -> p.actor().userId().equals(userId) || file.entries().stream()
          .anyMatch(d -> d.kind() == EntryKind.DELIVERY && ACKNOWLEDGE_AMENDMENT.equals(d.topic())
              && d.number() > p.number() && d.number() < next)).isPresent();
    }

    /** What HR decided reaches the employee with what follows from it; a termination with its proposal. */
    private boolean decision(Entry e) {
      if (DECIDE_ON_AMENDMENT.equals(e.topic())) {
        return amendment(e);
      }
      if (!DECIDE_ON_OUTCOME.equals(e.topic())) {
        return DECIDE_ON_TERMINATION.equals(e.topic()) || HEAR_APPEAL.equals(e.topic())
            || "DecideOnEarlySuccess".equals(e.topic()) || among(ANSWERS_TO_REQUESTS, e);
      }
      outcomeTold = !e.erased() && (proposed || !"TERMINATION".equals(file.read(e, Decision.class).decision()));
      proposed = false;
      return outcomeTold;
    }
  }

  private static List<Entry> withCorrections(CaseFile file, List<Entry> readable) {
    Set<Integer> numbers = readable.stream().map(Entry::number).collect(Collectors.toSet());
    file.entries().stream()
        .filter(e -> e.kind() == EntryKind.CORRECTION && !e.erased())
        .filter(e -> numbers.contains(file.read(e, JsonNode.class).path("corrects").asInt()))
        .forEach(e -> numbers.add(e.number()));
    return file.entries().stream().filter(e -> numbers.contains(e.number())).toList();
  }

  private static boolean among(Set<String> topics, Entry e) {
    return e.topic() != null && topics.contains(e.topic());
  }

  private static boolean isTo(CaseFile file, Entry e, String userId) {
    return !e.erased() && Objects.equals(userId, file.read(e, JsonNode.class).path("to").textValue());
  }
}
