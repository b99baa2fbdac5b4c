package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.period.CheckIn.Measurement;
import io.dueprocess.plan.PlanInForce;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The manager records a check-in and measures every goal. Refused: a day in the future, before the period or on a
 * day off, measurements for the goals of a plan that has been amended since, a negative figure, a goal that the plan
 * does not have, a goal measured twice, and a goal left out without a note that says why.
 */
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
      Integer planVersion) {}

  /** One figure of the form. */
  public record MeasurementForm(
      @NotNull(message = "name the goal by its number.") Integer goal,
      @NotNull(message = "enter a number.")
      @Digits(integer = 10, fraction = 4, message = "at most 10 digits and 4 decimals. Round it.")
      BigDecimal value,
      @OptionalText(max = 500) String source) {}

  void record(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    PlanInForce plan = PlanInForce.of(file);
    int goals = plan.goals().size();
    new Refused.Collector()
        .when(form.planVersion() != null && form.planVersion() != plan.version(),
            "Plan version: the plan was amended while this form was open, and its goals are others now. Note your "
                + "figures, open the task again and enter them.")
        .refuse();
    Set<Integer> measured = new HashSet<>();
    var refused = new Refused.Collector();
    refuseDay(refused, form.heldOn(), file);
    for (MeasurementForm m : form.measurements()) {
      refused
          .when(m.goal() < 1 || m.goal() > goals, "Goal %d: the plan has goals 1 to %d. Correct the number.", m.goal(),
              goals)
          .when(m.value().signum() < 0,
              "Goal %d: %s is negative. Goals count from 0; correct the figure.", m.goal(), Words.figure(m.value()))
          .when(!measured.add(m.goal()), "Goal %d is measured twice. Enter one figure for it.", m.goal());
    }
    refused
        .when(measured.size() < goals && Words.blank(form.note()),
            "Note: not every goal is measured. Measure it, or write down why it could not be.")
        .refuse();
    caseFiles.append(id, actor, EntryKind.CHECK_IN, new CheckIn(PeriodDates.nextDue(file), form.heldOn(),
        form.measurements().stream().map(m -> new Measurement(m.goal(), m.value(), m.source())).toList(),
        form.helpGiven(), form.note()));
  }

  private void refuseDay(Refused.Collector refused, LocalDate heldOn, CaseFile file) {
    Period period = PeriodDates.period(file);
    WorkCalendar calendar = employees.calendarOf(file.pipCase().employeeId());
    boolean future = heldOn.isAfter(moments.today());
    boolean early = heldOn.isBefore(period.startsOn());
    refused
        .when(future, "Held on: %s is in the future. Record the check-in after it has taken place.", heldOn)
        .when(early, "Held on: %s is before the period began (%s). Correct the day.", heldOn, period.startsOn())
        .when(!future && !early && !calendar.isWorkingDay(heldOn),
            "Held on: %s is %s, a day off of the employee. Enter the day on which you spoke.",
            heldOn, calendar.dayOff(heldOn).orElse(""));
  }
}
