package io.dueprocess.amendment;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("putAmendmentInForce")
class PutAmendmentInForceDelegate extends FindingDelegate {

  private final PutAmendmentInForce putAmendmentInForce;

  PutAmendmentInForceDelegate(PutAmendmentInForce putAmendmentInForce) {
    this.putAmendmentInForce = putAmendmentInForce;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    putAmendmentInForce.put(caseId);
    return Map.of();
  }
}
