package io.dueprocess.period;

import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.period.RecordCheckIn.Form;
import io.dueprocess.period.RecordCheckIn.MeasurementForm;
import io.dueprocess.plan.PlanInForce;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What a check-in has to say, when it is recorded and when it is corrected. Refused: a day in the future, before the
 * period or on a day off, measurements for the goals of a plan that has been amended since, a negative figure, a goal
 * that the plan does not have, a goal measured twice, and a goal left out without a note that says why.
 */
final class RecordCheckInRule {

  private RecordCheckInRule() {}

  /**
   * Throws {@link Refused} with all that is wrong.
   *
   * @param plan as it stands when the check-in is recorded
   * @param period in force then
   * @param recordedOn the day of the entry; today unless it is corrected
   */
  static void require(Form form, PlanInForce plan, Period period, WorkCalendar calendar, LocalDate today,
      LocalDate recordedOn) {
    new Refused.Collector()
        .when(form.planVersion() != null && form.planVersion() != plan.version(),
            "Plan version: the plan was amended while this form was open, and its goals are others now. Note your "
                + "figures, open the task again and enter them.")
        .refuse();
    int goals = plan.goals().size();
    Set<Integer> measured = new HashSet<>();
    var refused = new Refused.Collector();
    refuseDay(refused, form.heldOn(), period, calendar, today, recordedOn);
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
  }

  private static void refuseDay(Refused.Collector refused, LocalDate heldOn, Period period, WorkCalendar calendar,
      LocalDate today, LocalDate recordedOn) {
    boolean future = heldOn.isAfter(today);
    boolean afterwards = !future && heldOn.isAfter(recordedOn);
    boolean early = heldOn.isBefore(period.startsOn());
    refused
        .when(future, "Held on: %s is in the future. Record the check-in after it has taken place.", heldOn)
        .when(afterwards, "Held on: %s is after the day on which the check-in was recorded (%s). Correct the day.",
            heldOn, recordedOn)
        .when(early, "Held on: %s is before the period began (%s). Correct the day.", heldOn, period.startsOn())
        .when(!future && !afterwards && !early && !calendar.isWorkingDay(heldOn),
            "Held on: %s is %s, a day off of the employee. Enter the day on which you spoke.",
            heldOn, calendar.dayOff(heldOn).orElse(""));
  }
}
