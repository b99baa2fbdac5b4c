package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.Basis;
import java.time.LocalDate;

/**
 * Whether something of a case is to go, and why.
 *
 * @param countedFrom the day from which the time is counted; null where none is
 * @param keptUntil the last day on which it is kept; null where no end is known
 */
public record RetentionFinding(Verdict verdict, LocalDate countedFrom, LocalDate keptUntil, Basis basis) {

  /** What is to happen. */
  public enum Verdict {
    /** The case is open, and nothing of it goes. */
    OPEN,
    /** Counsel holds it. */
    HELD,
    /** Its time is not over. */
    KEPT,
    /** It goes. */
    DUE,
    /** There is nothing in it that this rule is about. */
    NOTHING
  }

  /** Whether it is to go. */
  public boolean due() {
    return verdict == Verdict.DUE;
  }
}
