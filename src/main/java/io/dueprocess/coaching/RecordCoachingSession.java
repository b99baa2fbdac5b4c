package io.dueprocess.coaching;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.employee.Employees;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The manager writes down a coaching session. What is refused: {@link RecordCoachingSessionRule}. */
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
      @NotNull(message = "choose how the performance stands.") Performance performance) {

    /** What goes on record. */
    CoachingSession session() {
      return new CoachingSession(date, observed, expected, helpOffered, nextStep, performance);
    }
  }

  void record(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    LocalDate today = moments.today();
    RecordCoachingSessionRule.require(form.date(), file.policy().noteLateDays(),
        employees.calendarOf(file.pipCase().employeeId()), today, today);
    caseFiles.append(id, actor, EntryKind.COACHING_SESSION, form.session());
  }
}
