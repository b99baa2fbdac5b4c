package io.dueprocess.plan;

import io.dueprocess.casefile.Policy;
import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;

final class ValidatePlanRule {

  static final String VERSION = "1";

  private ValidatePlanRule() {}

  static PlanValidation validate(ImprovementPlan plan, LocalDate today, WorkCalendar calendar, Policy policy) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
