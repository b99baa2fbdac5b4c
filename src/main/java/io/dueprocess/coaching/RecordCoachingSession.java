package io.dueprocess.coaching;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * The manager writes down a coaching session. Refused: a date in the future, on a day off, or longer ago than the
 * policy allows: notes written together at the end are no paper trail.
 */
@Component
public class RecordCoachingSession {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  RecordCoachingSession(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** What the manager fills in. */
  public record Form(
      @NotNull(message = "enter the day of the session.") LocalDate date,
      @RequiredText String observed,
      @RequiredText String expected,
      @RequiredText String helpOffered,
      @RequiredText String nextStep,
      @NotNull(message = "choose how the performance stands.") Performance performance) {}

  void record(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    LocalDate today = moments.today();
    LocalDate earliest = today.minusDays(file.policy().noteLateDays());
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    new Refused.Collector()
        .when(form.date().isAfter(today),
            "Date: %s is in the future. Record the session after it has taken place.", form.date())
        .when(form.date().isBefore(earliest),
            "Date: %s is more than %d days ago. A session has to be written down in that time; hold another one.",
            form.date(), file.policy().noteLateDays())
        .when(!form.date().isAfter(today) && !form.date().isBefore(earliest) && !calendar.isWorkingDay(form.date()),
            "Date: %s is %s, a day off of the employee. Enter the day on which you spoke.",
            form.date(), calendar.dayOff(form.date()).orElse(""))
        .refuse();
    caseFiles.append(id, actor, EntryKind.COACHING_SESSION, new CoachingSession(form.date(), form.observed(),
        form.expected(), form.helpOffered(), form.nextStep(), form.performance()));
  }
}
