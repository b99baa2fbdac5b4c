package io.dueprocess.period;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("evaluateCheckIn")
class EvaluateCheckInDelegate extends FindingDelegate {

  private final EvaluateCheckIn evaluateCheckIn;

  EvaluateCheckInDelegate(EvaluateCheckIn evaluateCheckIn) {
    this.evaluateCheckIn = evaluateCheckIn;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("goalsMet", evaluateCheckIn.evaluate(caseId));
  }
}
