package io.dueprocess.coaching;

import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;

/**
 * When a coaching session may have been held, as it is written down and as it is corrected. Refused: a date in the
 * future, on a day off, or longer before its note than the policy allows: notes written together at the end are no
 * paper trail.
 */
final class RecordCoachingSessionRule {

  private RecordCoachingSessionRule() {}

  /**
   * Throws {@link Refused} with all that is wrong.
   *
   * @param writtenOn the day of the entry; today unless it is corrected
   */
  static void require(LocalDate date, int noteLateDays, WorkCalendar calendar, LocalDate today, LocalDate writtenOn) {
    boolean future = date.isAfter(today);
    boolean afterwards = !future && date.isAfter(writtenOn);
    boolean late = date.isBefore(writtenOn.minusDays(noteLateDays));
    new Refused.Collector()
        .when(future, "Date: %s is in the future. Record the session after it has taken place.", date)
        .when(afterwards, "Date: %s is after the day on which the session was written down (%s). Correct the day.",
            date, writtenOn)
        .when(late && writtenOn.equals(today),
            "Date: %s is more than %d days ago. A session has to be written down in that time; hold another one.",
            date, noteLateDays)
        .when(late && !writtenOn.equals(today),
            "Date: %s is more than %d days before the session was written down (%s). A session has to be written down "
                + "in that time; hold another one.", date, noteLateDays, writtenOn)
        .when(!future && !afterwards && !late && !calendar.isWorkingDay(date),
            "Date: %s is %s, a day off of the employee. Enter the day on which you spoke.",
            date, calendar.dayOff(date).orElse(""))
        .refuse();
  }
}
