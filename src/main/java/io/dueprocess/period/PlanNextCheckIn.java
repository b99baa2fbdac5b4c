package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.event.CaseEvent;
import io.dueprocess.event.EventKind;
import io.dueprocess.plan.ImprovementPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts on record when the next check-in is due and why then, or that none is left before the period ends. */
@Component
public class PlanNextCheckIn {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  PlanNextCheckIn(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** Whether there is another check-in. */
  boolean plan(CaseId id) {
    CaseFile file = caseFiles.read(id).sinceLast(EntryKind.PLAN);
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    List<LocalDate> dueSoFar = file.all(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).stream()
        .map(Recorded::content)
        .map(NextCheckIn::dueOn)
        .filter(Objects::nonNull)
        .toList();
    int everyDays = file.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content().checkInEveryDays();
    NextCheckIn next = PlanNextCheckInRule.plan(PeriodDates.period(file), everyDays, dueSoFar,
        newManager(file).orElse(null), moments.today(), calendar);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.NEXT_CHECK_IN, next);
    return next.due().isPresent();
  }

  /** Since when somebody is the manager who has neither held nor missed a check-in under this plan. */
  private static Optional<LocalDate> newManager(CaseFile sincePlan) {
    return sincePlan.last(EntryKind.EVENT, EventKind.MANAGER_CHANGE.name(), CaseEvent.class)
        .filter(change -> !sincePlan.hasAfter(change.entry(), EntryKind.CHECK_IN, EntryKind.MISSED_CHECK_IN))
        .map(change -> change.content().date());
  }
}
