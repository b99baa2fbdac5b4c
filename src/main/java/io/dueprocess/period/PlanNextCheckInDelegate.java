package io.dueprocess.period;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("planNextCheckIn")
class PlanNextCheckInDelegate extends FindingDelegate {

  private final PlanNextCheckIn planNextCheckIn;

  PlanNextCheckInDelegate(PlanNextCheckIn planNextCheckIn) {
    this.planNextCheckIn = planNextCheckIn;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("checkInLeft", planNextCheckIn.plan(caseId));
  }
}
