package io.dueprocess.event;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The dates of a leave; models name it as {@code leave}. */
@Component("leave")
public class LeaveDates {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  LeaveDates(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** The beginning of the first day of the next leave. */
  public Date begins(String caseId) {
    return moments.startOf(Leaves.of(file(caseId)).nextAfter(moments.today()).orElseThrow());
  }

  /** The moment at which the leave of today is over; where its last day is not known, the one to ask for it again. */
  public Date ends(String caseId) {
    CaseFile file = file(caseId);
    return moments.endOf(lastDay(file).orElseGet(() -> workingDayIn(file, 2 * file.policy().decisionDays())));
  }

  /** Until when HR records the return; a leave whose last day is known ends by itself before. */
  public Date due(String caseId) {
    CaseFile file = file(caseId);
    int days = file.policy().decisionDays();
    return moments.endOf(lastDay(file).map(day -> day.plusDays(days)).orElseGet(() -> workingDayIn(file, days)));
  }

  private Optional<LocalDate> lastDay(CaseFile file) {
    return Leaves.of(file).at(moments.today()).map(Leaves.Span::until);
  }

  private LocalDate workingDayIn(CaseFile file, int days) {
    return employees.calendarOf(file.pipCase().employeeId()).onOrAfter(moments.today().plusDays(days));
  }

  private CaseFile file(String caseId) {
    return caseFiles.read(new CaseId(caseId));
  }
}
