package io.dueprocess.plan;

import io.dueprocess.casefile.Basis;
import java.util.List;

/**
 * Finding of {@link ValidatePlan}.
 *
 * @param problems one sentence each that names the field and the remedy; empty for a valid plan
 */
public record PlanValidation(List<String> problems, Basis basis) {

  public PlanValidation {
    problems = List.copyOf(problems);
  }

  public boolean valid() {
    return problems.isEmpty();
  }
}
