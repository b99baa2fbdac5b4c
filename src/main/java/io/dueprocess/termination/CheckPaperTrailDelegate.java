package io.dueprocess.termination;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("checkPaperTrail")
class CheckPaperTrailDelegate extends FindingDelegate {

  private final CheckPaperTrail checkPaperTrail;

  CheckPaperTrailDelegate(CheckPaperTrail checkPaperTrail) {
    this.checkPaperTrail = checkPaperTrail;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("paperTrailComplete", checkPaperTrail.complete(caseId));
  }
}
