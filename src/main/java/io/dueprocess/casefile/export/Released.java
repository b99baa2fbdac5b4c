package io.dueprocess.casefile.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which entries of a case its subject gets to read: what was put before them, what they said, and what applied to them
 * without their doing. A draft is no plan, and a decision to terminate is told with its proposal, not before. What HR,
 * counsel and the manager wrote for each other is not theirs, nor who read the file.
 */
final class Released {

  private static final Set<EntryKind> ALWAYS = Set.of(EntryKind.POLICY, EntryKind.ANSWER, EntryKind.NO_ANSWER,
      EntryKind.WITNESSED_DELIVERY, EntryKind.PERIOD, EntryKind.NEXT_CHECK_IN, EntryKind.MISSED_CHECK_IN,
      EntryKind.TERMINATION_PROPOSAL, EntryKind.OUTCOME);

  private static final String TERMINATION = "TERMINATION";
  private static final String DECIDE_ON_OUTCOME = "DecideOnOutcome";

  private final List<Entry> entries;
  private final String subject;

  private Released(List<Entry> entries, String subject) {
    this.entries = entries;
    this.subject = subject;
  }

  /**
   * The numbers of those entries, in order.
   *
   * @param entries the whole case from its first entry on
   * @param subject user id of whom the case is about; null for somebody without a login, who gets only what applied
   */
  static Set<Integer> numbers(List<Entry> entries, String subject) {
    var released = new Released(entries, subject);
    Set<Integer> numbers = new TreeSet<>();
    for (Entry entry : entries) {
      if (!entry.erased() && released.is(entry, numbers)) {
        numbers.add(entry.number());
      }
    }
    return numbers;
  }

  private boolean is(Entry entry, Set<Integer> before) {
    if (ALWAYS.contains(entry.kind())) {
      return true;
    }
    return switch (entry.kind()) {
      case DELIVERY, LETTER, REMINDER -> toSubject(entry);
      case COACHING_SESSION -> deliveredNext(entry, "AnswerCoachingNote");
      case PLAN -> deliveredNext(entry, "AcknowledgePlan");
      case CHECK_IN -> deliveredNext(entry, "CommentOnCheckIn");
      case DECISION -> decision(entry);
      case FINDING -> finding(entry);
      case STAGE, MODEL -> told(entry);
      case LETTER_SENT, LETTER_OPENED, LETTER_BOUNCED -> before.contains(content(entry).path("letter").asInt());
      case CORRECTION -> before.contains(content(entry).path("corrects").asInt());
      case CASE_FILE_OPENED, CASE_FILE_EXPORTED -> subject != null && subject.equals(entry.actor().userId());
      default -> false;
    };
  }

  private boolean decision(Entry entry) {
    return switch (String.valueOf(entry.topic())) {
      case DECIDE_ON_OUTCOME -> !TERMINATION.equals(content(entry).path("decision").asText()) || proposedAfter(entry);
      case "DecideOnTermination", "HearAppeal" -> true;
      default -> false;
    };
  }

  /** How the goals stand is told with the check-in, what the review found with the decision that follows from it. */
  private boolean finding(Entry entry) {
    return switch (String.valueOf(entry.topic())) {
      case "EvaluateCheckIn" -> deliveredNext(entry, "CommentOnCheckIn");
      case "ReviewMetrics" -> later(entry).filter(Released::isOutcome).findFirst().filter(this::decision).isPresent();
      default -> false;
    };
  }

  /** The stage alone would tell of a termination before its proposal does. */
  private boolean told(Entry entry) {
    return !TERMINATION.equalsIgnoreCase(entry.topic()) || proposedAfter(entry);
  }

  /** Proposed before HR decided anew: a proposal belongs to the last decision before it. */
  private boolean proposedAfter(Entry entry) {
    return later(entry).takeWhile(e -> !isOutcome(e)).anyMatch(e -> e.kind() == EntryKind.TERMINATION_PROPOSAL);
  }

  /** Put before the subject before the next one of its kind and topic was written. */
  private boolean deliveredNext(Entry entry, String task) {
    return later(entry)
        .takeWhile(e -> e.kind() != entry.kind() || !Objects.equals(e.topic(), entry.topic()))
        .anyMatch(e -> e.kind() == EntryKind.DELIVERY && task.equals(e.topic()));
  }

  private static boolean isOutcome(Entry entry) {
    return entry.kind() == EntryKind.DECISION && DECIDE_ON_OUTCOME.equals(entry.topic());
  }

  private Stream<Entry> later(Entry entry) {
    return entries.subList(entry.number(), entries.size()).stream();
  }

  private boolean toSubject(Entry entry) {
    return subject != null && subject.equals(content(entry).path("to").asText());
  }

  private static JsonNode content(Entry entry) {
    return Facts.of(entry);
  }
}
