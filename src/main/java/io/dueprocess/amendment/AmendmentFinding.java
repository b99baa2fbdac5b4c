package io.dueprocess.amendment;

import io.dueprocess.casefile.Basis;
import java.util.List;

/**
 * Finding of {@link ValidateAmendment}.
 *
 * @param problems one sentence each that names the field and the remedy; empty for an amendment that is possible
 * @param changes what would change, one sentence each
 * @param inFavour whether no change is to the employee's disadvantage
 * @param late whether the share of the period is over until which the plan may be amended to their disadvantage
 */
public record AmendmentFinding(
    List<String> problems, List<String> changes, boolean inFavour, boolean late, Basis basis) {

  public AmendmentFinding {
    problems = List.copyOf(problems);
    changes = List.copyOf(changes);
  }
}
