package io.dueprocess.coaching;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("evaluateCoaching")
class EvaluateCoachingDelegate extends FindingDelegate {

  private final EvaluateCoaching evaluateCoaching;

  EvaluateCoachingDelegate(EvaluateCoaching evaluateCoaching) {
    this.evaluateCoaching = evaluateCoaching;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("coachingOver", evaluateCoaching.over(caseId));
  }
}
