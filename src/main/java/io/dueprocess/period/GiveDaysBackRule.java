package io.dueprocess.period;

import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.event.Leaves;
import java.time.LocalDate;

/**
 * Says on which day, with a leave, an employee has had as many working days of the period as they would have had by a
 * day of the plan. The period is an opportunity to show acceptable performance (5 CFR 432.104), and a day of leave is
 * none; time of protected leave must not count against whoever takes it (29 CFR 825.220(c)).
 */
final class GiveDaysBackRule {

  static final String VERSION = "1";

  private final LocalDate start;
  private final Leaves before;
  private final Leaves now;
  private final WorkCalendar calendar;

  /**
   * @param start first day of the period as it stands
   * @param before the leave for which the period as it stands has got its days already
   * @param now all leave that is over
   */
  GiveDaysBackRule(LocalDate start, Leaves before, Leaves now, WorkCalendar calendar) {
    this.start = start;
    this.before = before;
    this.now = now;
    this.calendar = calendar;
  }

  /** The new day for a day of the period as it stands; never an earlier one. */
  LocalDate moved(LocalDate day) {
    int had = 0;
    for (LocalDate d = start; !d.isAfter(day); d = d.plusDays(1)) {
      had += calendar.isWorkingDay(d) && !before.covers(d) ? 1 : 0;
    }
    if (had == 0) {
      return day;
    }
    LocalDate moved = start.minusDays(1);
    for (int has = 0; has < had;) {
      moved = moved.plusDays(1);
      has += calendar.isWorkingDay(moved) && !now.covers(moved) ? 1 : 0;
    }
    return moved.isBefore(day) ? day : moved;
  }
}
