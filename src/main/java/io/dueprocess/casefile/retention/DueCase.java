package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import java.time.LocalDate;

/**
 * A case of which something is to go now.
 *
 * @param entries how many entries it has
 * @param policyRow the row of the policy that it began with
 * @param finding why, with the days that count
 */
public record DueCase(CaseId id, CaseOutcome outcome, LocalDate closedOn, int entries, String policyRow,
    int policyVersion, What what, RetentionFinding finding) {

  /** How much of it. */
  public enum What {
    /** All of it. */
    CASE,
    /** The entries about an action that was proposed and not taken. */
    ENTRIES
  }
}
