package io.dueprocess.termination;

import io.dueprocess.casefile.Policy;
import java.time.LocalDate;

final class CheckPaperTrailRule {

  static final String VERSION = "1";

  private CheckPaperTrailRule() {}

  static PaperTrailCheck check(PaperTrail trail, LocalDate today, Policy policy) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
