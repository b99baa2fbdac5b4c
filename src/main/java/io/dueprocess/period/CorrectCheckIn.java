package io.dueprocess.period;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CorrectedContent;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import io.dueprocess.plan.PlanInForce;
import org.springframework.stereotype.Component;

/**
 * What a check-in should have said: the goals are those of the plan as it stood when the check-in was recorded, and the
 * planned day stays the one that it answers to.
 */
@Component
class CorrectCheckIn implements CorrectedContent<RecordCheckIn.Form> {

  private final Employees employees;
  private final Moments moments;

  CorrectCheckIn(Employees employees, Moments moments) {
    this.employees = employees;
    this.moments = moments;
  }

  @Override
  public EntryKind kind() {
    return EntryKind.CHECK_IN;
  }

  @Override
  public Class<RecordCheckIn.Form> form() {
    return RecordCheckIn.Form.class;
  }

  @Override
  public Object corrected(CaseFile file, Entry entry, RecordCheckIn.Form form) {
    CaseFile then = file.before(entry);
    RecordCheckInRule.require(form, PlanInForce.of(then), PeriodDates.period(then),
        employees.calendarOf(file.pipCase().employeeId()), moments.today(), moments.day(entry.at()));
    return form.checkIn(file.read(entry, CheckIn.class).dueOn());
  }
}
