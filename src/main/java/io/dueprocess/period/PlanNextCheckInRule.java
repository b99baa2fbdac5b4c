package io.dueprocess.period;

import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

final class PlanNextCheckInRule {

  static final String VERSION = "1";

  private PlanNextCheckInRule() {}

  static Optional<LocalDate> next(
      Period period, int everyDays, Collection<LocalDate> dueSoFar, LocalDate today, WorkCalendar calendar) {
    throw new UnsupportedOperationException("The rule follows.");
  }
}
