package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.plan.ImprovementPlan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Puts on record from when to when the improvement period runs: as the plan says, but never before the plan was
 * delivered and never shorter for a late delivery; after a decision to extend, with the days that were granted,
 * counted from the decision where that came after the end.
 */
@Component
public class OpenPeriod {

  /** The decision that extends a period: its name and its detail with the days. */
  public static final String EXTENSION = "EXTENSION";

  public static final String EXTENSION_DAYS = "extensionDays";

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  OpenPeriod(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  void open(CaseId id) {
    CaseFile sincePlan = caseFiles.read(id).sinceLast(EntryKind.PLAN);
    WorkCalendar calendar = employees.calendarOf(sincePlan.pipCase().employeeId());
    Optional<Recorded<Period>> current = sincePlan.last(EntryKind.PERIOD, Period.class);
    Period period = current.isPresent()
        ? extended(current.get(), sincePlan, calendar)
        : first(sincePlan.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content(), calendar);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.PERIOD, period);
  }

  private Period first(ImprovementPlan plan, WorkCalendar calendar) {
    LocalDate tomorrow = calendar.onOrAfter(moments.today().plusDays(1));
    LocalDate startsOn = plan.startsOn().isBefore(tomorrow) ? tomorrow : plan.startsOn();
    long shift = ChronoUnit.DAYS.between(plan.startsOn(), startsOn);
    return new Period(startsOn, calendar.onOrAfter(plan.endsOn().plusDays(shift)), 0, 0);
  }

  private Period extended(Recorded<Period> current, CaseFile sincePlan, WorkCalendar calendar) {
    int days = sincePlan.all(EntryKind.DECISION, Decision.class).stream()
        .filter(d -> d.entry().number() > current.entry().number() && d.content().decision().equals(EXTENSION))
        .reduce((first, second) -> second)
        .map(d -> Integer.parseInt(d.content().details().get(EXTENSION_DAYS)))
        .orElseThrow(() -> new IllegalStateException(
            "Case %s is back in its period without a decision to extend it".formatted(sincePlan.pipCase().id())));
    Period before = current.content();
    LocalDate from = before.endsOn().isBefore(moments.today()) ? moments.today() : before.endsOn();
    return new Period(before.startsOn(), calendar.onOrAfter(from.plusDays(days)), before.extendedByDays() + days,
        before.extensions() + 1);
  }
}
