package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.retention.RetentionFacts.Dated;
import io.dueprocess.casefile.retention.RetentionFacts.End;
import io.dueprocess.casefile.retention.RetentionFinding.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether what a case says about an action that was proposed and not taken is to go.
 *
 * <p>5 U.S.C. 4303(d): an employee who is neither reduced in grade nor removed, and whose performance stays acceptable
 * for a year from the notice, has every entry or other notation of the unacceptable performance for which the action
 * was proposed removed from any record. So it is counted from the newest proposal; a relapse on record begins the time
 * anew. It applies to a case that ended in a successful exit although a termination had been proposed. While the case
 * is open its flow still needs the entries: they go with its end, if the time was over before.
 *
 * <p>What stays is what says nothing of the performance: which steps the case took and when, the policy and the models
 * it ran by, what was delivered and sent, who looked at it, and what was done by way of retention. Everything else
 * goes, the plan with its baselines and the employee's own words included; so does a kind of entry that this rule does
 * not know yet.
 */
final class ExpungeRule {

  static final String NAME = "Expunge";
  static final String VERSION = "1";

  private static final Set<EntryKind> STAYS = EnumSet.of(
      EntryKind.POLICY,
      EntryKind.MODEL,
      EntryKind.DELIVERY,
      EntryKind.NO_ANSWER,
      EntryKind.PERIOD,
      EntryKind.NEXT_CHECK_IN,
      EntryKind.MISSED_CHECK_IN,
      EntryKind.REMINDER,
      EntryKind.ESCALATION,
      EntryKind.STAGE,
      EntryKind.OUTCOME,
      EntryKind.LETTER_SENT,
      EntryKind.LETTER_OPENED,
      EntryKind.LETTER_BOUNCED,
      EntryKind.CASE_FILE_OPENED,
      EntryKind.CASE_FILE_EXPORTED,
      EntryKind.LEGAL_HOLD,
      EntryKind.ERASURE);

  private ExpungeRule() {}

  /** Whether entries of this kind speak of the performance or of the proposed action. */
  static boolean goes(EntryKind kind) {
    return !STAYS.contains(kind);
  }

  static RetentionFinding check(RetentionFacts facts, LocalDate today) {
    Basis.Builder basis = Basis.of(NAME, VERSION);
    basis.input(facts.policyRef(), "Policy %s, version %d.".formatted(facts.policy().row(), facts.policy().version()));
    int days = facts.policy().expungeDays();
    String policy = basis.policy("expungeDays", days);
    Optional<String> nothing = nothingToExpunge(facts);
    if (nothing.isPresent()) {
      basis.reason("NOTHING_TO_EXPUNGE", nothing.get(), policy);
      return new RetentionFinding(Verdict.NOTHING, null, null, basis.build());
    }
    Dated notice = facts.notice().orElseThrow();
    List<String> refs = new ArrayList<>(List.of(policy,
        basis.input(notice.ref(), "A termination was proposed on %s.".formatted(notice.on()))));
    LocalDate from = notice.on();
    if (facts.relapse().filter(r -> r.on().isAfter(notice.on())).isPresent()) {
      Dated relapse = facts.relapse().get();
      refs.add(basis.input(relapse.ref(), "A relapse was reported on %s.".formatted(relapse.on())));
      from = relapse.on();
    }
    LocalDate until = from.plusDays(days);
    if (facts.end().isEmpty()) {
      basis.reason("CASE_OPEN", "The case is open, and its flow needs the entries.", refs);
      return new RetentionFinding(Verdict.OPEN, from, until, basis.build());
    }
    End end = facts.end().get();
    refs.add(basis.input(end.ref(), "The case ended on %s: %s.".formatted(end.on(), end.outcome())));
    if (facts.held(basis)) {
      return new RetentionFinding(Verdict.HELD, from, until, basis.build());
    }
    boolean over = today.isAfter(until);
    basis.reason(over ? "ACCEPTABLE_SINCE" : "TIME_NOT_OVER",
        "%d days of acceptable performance from %s are over after %s.".formatted(days, from, until), refs);
    return new RetentionFinding(over ? Verdict.DUE : Verdict.KEPT, from, until, basis.build());
  }

  private static Optional<String> nothingToExpunge(RetentionFacts facts) {
    if (facts.policy().expungeDays() == 0) {
      return Optional.of("The policy expunges nothing.");
    }
    if (facts.notice().isEmpty()) {
      return Optional.of("No termination was proposed.");
    }
    if (facts.end().isPresent() && facts.end().get().outcome() != CaseOutcome.SUCCESSFUL_EXIT) {
      return Optional.of("The case did not end with acceptable performance in the same position.");
    }
    return facts.expunged().map(done -> "It was expunged on %s.".formatted(done.on()));
  }
}
