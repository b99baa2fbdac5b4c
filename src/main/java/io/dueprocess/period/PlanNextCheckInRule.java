package io.dueprocess.period;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Says when the next check-in is due: at most the plan's number of days after the one before, or after the period's
 * start, moved back to a working day; the last one on the last working day of the period, so that the whole period is
 * measured. Where that day has gone by, the next working day from today on: nobody is asked to check in in the past.
 * Where none would be left, but somebody has become the manager who was asked for none, the next working day, too: the
 * review waits for it.
 *
 * <p>Source: the cadence is the plan's, within the policy. Regular review within the opportunity is what makes it a
 * real one (5 CFR 432.104).
 */
final class PlanNextCheckInRule {

  static final String VERSION = "2";

  private PlanNextCheckInRule() {}

  /**
   * The next check-in, or none where none is left.
   *
   * @param everyDays longest time between two check-ins, at least 1
   * @param dueSoFar the days of all check-ins planned so far, held or missed, in any order; those of an earlier
   *     period do no harm
   * @param newManager since when somebody is the manager who was asked for no check-in yet; null where there is nobody
   * @param calendar the working days of the employee
   */
  static NextCheckIn plan(Period period, int everyDays, Collection<LocalDate> dueSoFar, LocalDate newManager,
      LocalDate today, WorkCalendar calendar) {
    if (everyDays < 1) {
      throw new IllegalArgumentException("Check-ins at least one day apart, not " + everyDays);
    }
    Basis.Builder basis = Basis.of("PlanNextCheckIn", VERSION);
    basis.input("today", today.toString());
    basis.input("period", "From %s to %s.".formatted(period.startsOn(), period.endsOn()));
    basis.input("plan:checkInEveryDays", String.valueOf(everyDays));
    Optional<LocalDate> before =
        dueSoFar.stream().filter(d -> !d.isBefore(period.startsOn())).max(Comparator.naturalOrder());
    basis.input("checkIns:last", before.map(d -> "The last check-in was due on %s.".formatted(d))
        .orElse("No check-in so far."));

    LocalDate last = calendar.onOrBefore(period.endsOn());
    LocalDate earliest = before.map(d -> d.plusDays(1)).orElse(period.startsOn());
    if (newManager != null && (earliest.isAfter(last) || today.isAfter(last))) {
      basis.input("manager",
          "The manager is another since %s, and was asked for no check-in yet.".formatted(newManager));
      LocalDate due = calendar.onOrAfter(today);
      basis.reason("NEW_MANAGER", "The new manager measures before the review, on %s.".formatted(due),
          "manager", "today");
      return new NextCheckIn(due, basis.build());
    }
    if (earliest.isAfter(last)) {
      basis.reason("NO_WORKING_DAY_LEFT",
          "No working day is left after the last check-in before the period ends on %s.".formatted(period.endsOn()),
          "period", "checkIns:last");
      return new NextCheckIn(null, basis.build());
    }
    if (today.isAfter(last)) {
      basis.reason("PERIOD_OVER", "The last working day of the period, %s, has gone by.".formatted(last),
          "period", "today");
      return new NextCheckIn(null, basis.build());
    }

    LocalDate latest = before.orElse(period.startsOn()).plusDays(everyDays);
    if (!latest.isBefore(last)) {
      basis.reason("LAST_OF_PERIOD", "The last check-in of the period, on its last working day, %s.".formatted(last),
          "period", "plan:checkInEveryDays", "checkIns:last");
      return new NextCheckIn(last, basis.build());
    }
    LocalDate due = calendar.onOrBefore(latest);
    if (due.isBefore(earliest)) {
      due = calendar.onOrAfter(earliest);
      basis.reason("AFTER_DAYS_OFF",
          "The days up to %s are off; the first working day after them is %s.".formatted(latest, due),
          "plan:checkInEveryDays", "checkIns:last");
    } else {
      basis.reason("AT_CADENCE",
          "%s is the last working day within %s after %s.".formatted(
              due, Words.count(everyDays, "day"),
              before.map(d -> "the check-in of " + d).orElse("the start, " + period.startsOn())),
          "plan:checkInEveryDays", "checkIns:last", "period");
    }
    if (due.isBefore(today)) {
      LocalDate gone = due;
      due = calendar.onOrAfter(today);
      basis.reason("FROM_TODAY_ON",
          "%s has gone by; the first working day from today on is %s.".formatted(gone, due), "today");
    }
    return new NextCheckIn(due, basis.build());
  }
}
