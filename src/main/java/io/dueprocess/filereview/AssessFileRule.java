package io.dueprocess.filereview;

import io.dueprocess.casefile.Policy;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.request.ImprovementRequest;
import java.time.LocalDate;

final class AssessFileRule {

  static final String VERSION = "1";

  private AssessFileRule() {}

  static FileAssessment assess(PersonnelFile file, ImprovementRequest request, LocalDate requestedOn, Policy policy) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
