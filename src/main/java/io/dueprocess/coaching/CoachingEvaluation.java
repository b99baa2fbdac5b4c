package io.dueprocess.coaching;

import io.dueprocess.casefile.Basis;
import java.util.List;

/**
 * Finding of {@link EvaluateCoaching}.
 *
 * @param missing what is missing, one sentence an item; empty unless {@code INSUFFICIENT}
 */
public record CoachingEvaluation(Verdict verdict, List<String> missing, Basis basis) {

  public CoachingEvaluation {
    missing = List.copyOf(missing);
  }

  /** What the coaching so far amounts to. */
  public enum Verdict {
    IMPROVED,
    INSUFFICIENT,
    DOCUMENTED
  }
}
