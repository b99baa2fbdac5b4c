package io.dueprocess.period;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The dates of the improvement period; models name it as {@code periodDates}. */
@Component("periodDates")
public class PeriodDates {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  PeriodDates(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** The beginning of the first day. */
  public Date starts(String caseId) {
    return moments.startOf(period(file(caseId)).startsOn());
  }

  /** The moment at which the last day is over. */
  public Date ends(String caseId) {
    return moments.endOf(period(file(caseId)).endsOn());
  }

  /** The beginning of the day on which the next check-in is due. */
  public Date nextCheckIn(String caseId) {
    return moments.startOf(nextDue(file(caseId)));
  }

  /** The moment from which a check-in that was not recorded is entered as missed. */
  public Date checkInMissed(String caseId) {
    CaseFile file = file(caseId);
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    return moments.endOf(calendar.plusWorkingDays(nextDue(file), file.policy().checkInGraceWorkingDays()));
  }

  /** Until when HR may end a period early: within its time to decide, and not once the period is over. */
  public Date earlySuccess(String caseId) {
    CaseFile file = file(caseId);
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    LocalDate day = calendar.onOrAfter(moments.today().plusDays(file.policy().decisionDays()));
    LocalDate last = period(file).endsOn();
    return moments.endOf(day.isBefore(last) ? day : last);
  }

  /** The period in force. */
  public static Period period(CaseFile file) {
    return file.last(EntryKind.PERIOD, Period.class).orElseThrow().content();
  }

  static LocalDate nextDue(CaseFile file) {
    return file.last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).orElseThrow().content().dueOn();
  }

  private CaseFile file(String caseId) {
    return caseFiles.read(new CaseId(caseId));
  }
}
