package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Stage;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.event.Leaves;
import io.dueprocess.event.LostDays;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives the improvement period its working days back after a leave: its first and last day and the check-in that is
 * planned move to the days by which the employee will have had as many working days as without the leave. A period that
 * was over when the leave was reported stays as it was: HR may extend it.
 */
@Component
class GiveDaysBack implements LostDays {

  private final CaseFiles caseFiles;
  private final Employees employees;

  GiveDaysBack(CaseFiles caseFiles, Employees employees) {
    this.caseFiles = caseFiles;
    this.employees = employees;
  }

  @Override
  public void giveBack(CaseId id, Leaves before, Leaves now) {
    CaseFile file = caseFiles.read(id);
    if (file.pipCase().stage() != Stage.IMPROVEMENT_PERIOD) {
      return;
    }
    CaseFile sincePlan = file.sinceLast(EntryKind.PLAN);
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    Period period = PeriodDates.period(sincePlan);
    var rule = new GiveDaysBackRule(period.startsOn(), before, now, calendar);
    Period moved = new Period(rule.moved(period.startsOn()), rule.moved(period.endsOn()), period.extendedByDays(),
        period.extensions());
    if (moved.equals(period)) {
      return;
    }
    caseFiles.append(id, Actor.SYSTEM, EntryKind.PERIOD, moved);
    openCheckIn(sincePlan).ifPresent(dueOn -> {
      LocalDate then = rule.moved(dueOn);
      Basis.Builder basis = Basis.of("GiveDaysBack", GiveDaysBackRule.VERSION);
      basis.reason("AFTER_LEAVE", "The check-in of %s comes on %s, after as many working days without leave."
          .formatted(dueOn, then), basis.input("checkIns:last", "The next check-in was due on %s.".formatted(dueOn)));
      caseFiles.append(id, Actor.SYSTEM, EntryKind.NEXT_CHECK_IN, new NextCheckIn(then, basis.build()));
    });
  }

  /** The day of the check-in that is planned and neither held nor missed. */
  private static Optional<LocalDate> openCheckIn(CaseFile sincePlan) {
    Optional<Recorded<NextCheckIn>> planned = sincePlan.last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class);
    return planned
        .filter(p -> !sincePlan.hasAfter(p.entry(), EntryKind.CHECK_IN, EntryKind.MISSED_CHECK_IN))
        .flatMap(p -> p.content().due());
  }
}
