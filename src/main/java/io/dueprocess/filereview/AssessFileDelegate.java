package io.dueprocess.filereview;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("assessFile")
class AssessFileDelegate extends FindingDelegate {

  private final AssessFile assessFile;

  AssessFileDelegate(AssessFile assessFile) {
    this.assessFile = assessFile;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("legalRisk", !assessFile.assess(caseId).risks().isEmpty());
  }
}
