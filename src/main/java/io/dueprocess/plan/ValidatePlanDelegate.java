package io.dueprocess.plan;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("validatePlan")
class ValidatePlanDelegate extends FindingDelegate {

  private final ValidatePlan validatePlan;

  ValidatePlanDelegate(ValidatePlan validatePlan) {
    this.validatePlan = validatePlan;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("planValid", validatePlan.valid(caseId));
  }
}
