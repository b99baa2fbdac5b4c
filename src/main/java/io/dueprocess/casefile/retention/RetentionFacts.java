package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Policy;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the time for which a case is kept depends on, each with the entry that says it.
 *
 * @param policy the policy that the case began with
 * @param policyRef the entry that holds it
 * @param end how and when the case ended; empty while it is open
 * @param lastWorkingDay the one that the approved proposal names, for a termination
 * @param notice the newest proposal of a termination, whatever became of it
 * @param relapse the newest relapse that was reported
 * @param hold the entry by which counsel holds the case; empty where nobody does
 * @param expunged when the entries about an action not taken were expunged
 */
record RetentionFacts(Policy policy, String policyRef, Optional<End> end, Optional<Dated> lastWorkingDay,
    Optional<Dated> notice, Optional<Dated> relapse, Optional<Dated> hold, Optional<Dated> expunged) {

  /** Whether counsel holds the case; notes why in the basis where that is so. */
  boolean held(Basis.Builder basis) {
    hold.ifPresent(h -> basis.reason("LEGAL_HOLD", "Counsel has held the case since %s.".formatted(h.on()),
        basis.input(h.ref(), "Legal hold of %s.".formatted(h.on()))));
    return hold.isPresent();
  }

  /** The end of a case. */
  record End(String ref, CaseOutcome outcome, LocalDate on) {}

  /** Something with a day. */
  record Dated(String ref, LocalDate on) {}
}
