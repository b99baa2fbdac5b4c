package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.employee.Employees;
import io.dueprocess.period.CheckIn.Measurement;
import io.dueprocess.plan.PlanInForce;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager records a check-in and measures every goal. What is refused: {@link RecordCheckInRule}. */
@Component
public class RecordCheckIn {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  RecordCheckIn(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** What the manager fills in; {@code planVersion} is that of the plan whose goals the form showed, null for any. */
  public record Form(
      @NotNull(message = "enter the day of the check-in.") LocalDate heldOn,
      @NotNull(message = "enter a measurement for each goal.")
      @Size(max = 7, message = "at most {max} measurements, one for each goal.")
      List<@NotNull(message = "fill in the measurement or leave the goal out.") @Valid MeasurementForm> measurements,
      @OptionalText String helpGiven,
      @OptionalText String note,
      Integer planVersion) {

    /** What goes on record, for the day that was planned. */
    CheckIn checkIn(LocalDate dueOn) {
      return new CheckIn(dueOn, heldOn,
          measurements.stream().map(m -> new Measurement(m.goal(), m.value(), m.source())).toList(), helpGiven, note);
    }
  }

  /** One figure of the form. */
  public record MeasurementForm(
      @NotNull(message = "name the goal by its number.") Integer goal,
      @NotNull(message = "enter a number.")
      @Digits(integer = 10, fraction = 4, message = "at most 10 digits and 4 decimals. Round it.")
      BigDecimal value,
      @OptionalText(max = 500) String source) {}

  void record(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    LocalDate today = moments.today();
    RecordCheckInRule.require(form, PlanInForce.of(file), PeriodDates.period(file),
        employees.calendarOf(file.pipCase().employeeId()), today, today);
    caseFiles.append(id, actor, EntryKind.CHECK_IN, form.checkIn(PeriodDates.nextDue(file)));
  }
}
