package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.retention.RetentionFacts.Dated;
import io.dueprocess.casefile.retention.RetentionFacts.End;
import io.dueprocess.casefile.retention.RetentionFinding.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Says whether a case has been kept long enough.
 *
 * <p>The time is that of the policy for the outcome. It is counted from the end of the case, which for a successful
 * exit is the end of the follow-up, and for a termination from the last working day of the decision that stood: one
 * year from the termination asks 29 CFR 1602.14. Where the case ended after that day, as after an appeal, it is
 * counted from its end, as the federal schedule does (GRS 2.3 item 060). The last day of the time still belongs to it.
 *
 * <p>An open case is never due, nor is one that counsel holds: until the final disposition of a charge asks 29 CFR
 * 1602.14. A policy that says nothing of the outcome keeps the case for its {@code retentionYears}; one that says
 * nothing there either, for good.
 */
final class RetentionRule {

  static final String NAME = "Retention";
  static final String VERSION = "1";

  private RetentionRule() {}

  static RetentionFinding check(RetentionFacts facts, LocalDate today) {
    Policy policy = facts.policy();
    Basis.Builder basis = Basis.of(NAME, VERSION);
    basis.input(facts.policyRef(), "Policy %s, version %d.".formatted(policy.row(), policy.version()));
    if (facts.end().isEmpty()) {
      basis.reason("CASE_OPEN", "The case is open.", facts.policyRef());
      return new RetentionFinding(Verdict.OPEN, null, null, basis.build());
    }
    End end = facts.end().get();
    Policy.Kept kept = policy.kept(end.outcome());
    List<String> refs = new ArrayList<>(List.of(basis.policy(kept.field(), kept.number()), end.ref()));
    LocalDate from = countedFrom(basis, facts, end);
    LocalDate until = kept.months() == 0 ? null : from.plusMonths(kept.months());
    facts.lastWorkingDay().map(Dated::ref).ifPresent(refs::add);

    if (facts.held(basis)) {
      return new RetentionFinding(Verdict.HELD, from, until, basis.build());
    }
    if (until == null) {
      basis.reason("NO_TIME_IN_POLICY", "The policy names no time for this outcome, so the case is kept.", refs);
      return new RetentionFinding(Verdict.KEPT, from, null, basis.build());
    }
    boolean over = today.isAfter(until);
    basis.reason(over ? "TIME_OVER" : "TIME_NOT_OVER",
        "%d months from %s are over after %s.".formatted(kept.months(), from, until), refs);
    return new RetentionFinding(over ? Verdict.DUE : Verdict.KEPT, from, until, basis.build());
  }

  private static LocalDate countedFrom(Basis.Builder basis, RetentionFacts facts, End end) {
    basis.input(end.ref(), "The case ended on %s: %s.".formatted(end.on(), end.outcome()));
    facts.lastWorkingDay().ifPresent(
        day -> basis.input(day.ref(), "The approved proposal names %s as the last working day.".formatted(day.on())));
    return facts.lastWorkingDay()
        .filter(day -> end.outcome() == CaseOutcome.TERMINATED && day.on().isAfter(end.on()))
        .map(Dated::on)
        .orElse(end.on());
  }
}
