package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;
import java.util.List;

/**
 * Content of an {@code ERASURE} entry: which entries lost their content and why. It names nobody, and stays.
 *
 * @param entries numbers of the entries, ascending
 * @param reason in one sentence
 * @param policyRow the row of the policy
 * @param keptUntil the last day on which they were kept
 * @param basis the finding of the rule
 */
record Erasure(List<Integer> entries, String reason, String policyRow, int policyVersion, LocalDate countedFrom,
    LocalDate keptUntil, Basis basis) {

  /** Topic where a whole case went. */
  static final String RETENTION_ENDED = "RETENTION_ENDED";

  /** Topic where the entries about an action not taken went. */
  static final String EXPUNGED = "EXPUNGED";
}
