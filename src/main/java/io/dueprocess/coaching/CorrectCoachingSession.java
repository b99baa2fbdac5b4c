package io.dueprocess.coaching;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CorrectedContent;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import org.springframework.stereotype.Component;

/** What a coaching session should have said; the time in which a session has to be written down counts as it did. */
@Component
class CorrectCoachingSession implements CorrectedContent<RecordCoachingSession.Form> {

  private final Employees employees;
  private final Moments moments;

  CorrectCoachingSession(Employees employees, Moments moments) {
    this.employees = employees;
    this.moments = moments;
  }

  @Override
  public EntryKind kind() {
    return EntryKind.COACHING_SESSION;
  }

  @Override
  public Class<RecordCoachingSession.Form> form() {
    return RecordCoachingSession.Form.class;
  }

  @Override
  public Object corrected(CaseFile file, Entry entry, RecordCoachingSession.Form form) {
    RecordCoachingSessionRule.require(form.date(), file.policy().noteLateDays(),
        employees.calendarOf(file.pipCase().employeeId()), moments.today(), moments.day(entry.at()));
    return form.session();
  }
}
