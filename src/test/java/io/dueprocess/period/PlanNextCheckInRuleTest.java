package io.dueprocess.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Basis;
import io.dueprocess.employee.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanNextCheckInRuleTest {

  /** A Monday to a Thursday, 60 days. */
  private static final Period PERIOD = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 30), 0, 0);
  private static final WorkCalendar WEEKDAYS =
      new WorkCalendar("GB", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  @Test
  void aManagerWhoCameAfterTheLastOneIsAskedForOneMore() {
    NextCheckIn sameDay = PlanNextCheckInRule.plan(
        PERIOD, 14, List.of(PERIOD.endsOn()), PERIOD.endsOn(), PERIOD.endsOn(), WEEKDAYS);
    NextCheckIn afterwards = PlanNextCheckInRule.plan(
        PERIOD, 14, List.of(PERIOD.endsOn()), PERIOD.endsOn(), PERIOD.endsOn().plusDays(2), WEEKDAYS);

    assertThat(sameDay.due()).contains(PERIOD.endsOn());
    assertThat(afterwards.due()).contains(LocalDate.of(2026, 5, 5)); // Saturday, then a Monday that is a holiday
    assertThat(afterwards.basis().reasons()).extracting(Basis.Reason::code).containsExactly("NEW_MANAGER");
    assertThat(afterwards.basis().reasons()).extracting(Basis.Reason::text).containsExactly(
        "The new manager measures before the review, on 2026-05-05.");
  }

  @Test
  void aManagerWhoCameBeforeTheLastOneIsAskedAtTheCadence() {
    assertThat(PlanNextCheckInRule.plan(PERIOD, 14, List.of(LocalDate.of(2026, 3, 16)), LocalDate.of(2026, 3, 18),
        LocalDate.of(2026, 3, 18), WEEKDAYS).due()).contains(LocalDate.of(2026, 3, 30));
  }

  @Test
  void theFirstCheckInIsDueACadenceAfterTheStart() {
    NextCheckIn next = PlanNextCheckInRule.plan(PERIOD, 14, List.of(), null, PERIOD.startsOn(), WEEKDAYS);

    assertThat(next.due()).contains(LocalDate.of(2026, 3, 16));
    assertThat(next.basis().rule()).isEqualTo("PlanNextCheckIn");
    assertThat(next.basis().reasons()).extracting(Basis.Reason::text).containsExactly(
        "2026-03-16 is the last working day within 14 days after the start, 2026-03-02.");
  }

  @Test
  void aWholePeriodIsCheckedAtTheCadenceAndOnItsLastDay() {
    assertThat(all(PERIOD, 14, WEEKDAYS)).containsExactly(
        LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 13), LocalDate.of(2026, 4, 27),
        LocalDate.of(2026, 4, 30));
  }

  @Test
  void aCheckInOnADayOffMovesBack() {
    assertThat(next(10, "2026-03-11", "2026-03-11")).contains(LocalDate.of(2026, 3, 20));
  }

  @Test
  void aCheckInOnAHolidayMovesBack() {
    assertThat(WEEKDAYS.dayOff(LocalDate.of(2026, 4, 3))).contains("Good Friday");
    assertThat(next(14, "2026-03-20", "2026-03-20")).contains(LocalDate.of(2026, 4, 2));
  }

  @Test
  void whereAllDaysOfTheCadenceAreOffTheNextWorkingDayCounts() {
    NextCheckIn next = PlanNextCheckInRule.plan(
        PERIOD, 1, List.of(LocalDate.of(2026, 3, 6)), null, LocalDate.of(2026, 3, 6), WEEKDAYS);

    assertThat(next.due()).contains(LocalDate.of(2026, 3, 9));
    assertThat(next.basis().reasons()).extracting(Basis.Reason::code).containsExactly("AFTER_DAYS_OFF");
  }

  @Test
  void theLastCheckInIsOnTheLastWorkingDayOfThePeriod() {
    Period endsOnSunday = new Period(PERIOD.startsOn(), LocalDate.of(2026, 4, 26), 0, 0);

    assertThat(PlanNextCheckInRule.plan(
        endsOnSunday, 14, List.of(LocalDate.of(2026, 4, 13)), null, LocalDate.of(2026, 4, 13), WEEKDAYS).due())
        .contains(LocalDate.of(2026, 4, 24));
  }

  @Test
  void noneIsLeftAfterTheLastOne() {
    NextCheckIn next = PlanNextCheckInRule.plan(
        PERIOD, 14, List.of(PERIOD.endsOn()), null, PERIOD.endsOn(), WEEKDAYS);

    assertThat(next.dueOn()).isNull();
    assertThat(next.basis().reasons()).extracting(Basis.Reason::code).containsExactly("NO_WORKING_DAY_LEFT");
  }

  @Test
  void noneIsLeftOnceThePeriodIsOver() {
    assertThat(next(14, "2026-03-16", "2026-05-01")).isEmpty();
  }

  @Test
  void anExtensionBringsFurtherCheckIns() {
    Period extended = new Period(PERIOD.startsOn(), LocalDate.of(2026, 5, 29), 29, 1);

    assertThat(PlanNextCheckInRule.plan(
        extended, 14, List.of(PERIOD.endsOn()), null, LocalDate.of(2026, 5, 1), WEEKDAYS).due())
        .contains(LocalDate.of(2026, 5, 14));
  }

  @Test
  void aCheckInThatWouldBeInThePastIsDueOnTheFirstWorkingDayFromTodayOn() {
    assertThat(next(14, "2026-03-16", "2026-04-01")).contains(LocalDate.of(2026, 4, 1));
    assertThat(next(14, "2026-03-16", "2026-04-11")).contains(LocalDate.of(2026, 4, 13));
  }

  @Test
  void checkInsOfAnEarlierPeriodDoNoHarm() {
    assertThat(next(14, "2026-02-27", "2026-03-02")).contains(LocalDate.of(2026, 3, 16));
  }

  @Test
  void aPeriodOfOneDayHasOneCheckIn() {
    Period oneDay = new Period(PERIOD.startsOn(), PERIOD.startsOn(), 0, 0);

    assertThat(all(oneDay, 14, WEEKDAYS)).containsExactly(PERIOD.startsOn());
  }

  @Test
  void aPeriodOfDaysOffOnlyHasNone() {
    Period weekend = new Period(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 8), 0, 0);

    assertThat(all(weekend, 14, WEEKDAYS)).isEmpty();
  }

  @Test
  void aCadenceOfNoDaysIsADefect() {
    assertThatThrownBy(() -> next(0, "2026-03-16", "2026-03-16")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoWorksOneDayAWeekIsSeenOnThatDay() {
    WorkCalendar wednesdays = new WorkCalendar("XX", Set.of(DayOfWeek.WEDNESDAY));

    assertThat(all(PERIOD, 14, wednesdays)).allMatch(d -> d.getDayOfWeek() == DayOfWeek.WEDNESDAY).hasSize(5);
  }

  private static Optional<LocalDate> next(int every, String last, String today) {
    return PlanNextCheckInRule.plan(
        PERIOD, every, List.of(LocalDate.parse(last)), null, LocalDate.parse(today), WEEKDAYS).due();
  }

  /** Every check-in of a period, each planned on the day of the one before. */
  static List<LocalDate> all(Period period, int every, WorkCalendar calendar) {
    List<LocalDate> due = new ArrayList<>();
    Optional<LocalDate> next = PlanNextCheckInRule.plan(period, every, due, null, period.startsOn(), calendar).due();
    while (next.isPresent()) {
      due.add(next.get());
      next = PlanNextCheckInRule.plan(period, every, due, null, next.get(), calendar).due();
    }
    return due;
  }
}
