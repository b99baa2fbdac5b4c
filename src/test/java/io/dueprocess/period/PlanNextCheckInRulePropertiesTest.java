package io.dueprocess.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.employee.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlanNextCheckInRulePropertiesTest {

  @Property
  void checkInsAreStrictlyIncreasingOnWorkingDaysOfThePeriodAndAtTheCadenceWhereDaysOffAllowIt(
      @ForAll("periods") Period period, @ForAll @IntRange(min = 1, max = 21) int every,
      @ForAll("calendars") WorkCalendar calendar) {
    List<LocalDate> due = PlanNextCheckInRuleTest.all(period, every, calendar);

    LocalDate before = null;
    for (LocalDate day : due) {
      assertThat(calendar.isWorkingDay(day)).isTrue();
      assertThat(day).isBetween(period.startsOn(), period.endsOn());
      LocalDate anchor = before == null ? period.startsOn() : before;
      assertThat(before == null || day.isAfter(before)).isTrue();
      if (ChronoUnit.DAYS.between(anchor, day) > every) {
        LocalDate first = before == null ? anchor : anchor.plusDays(1);
        assertThat(first.datesUntil(anchor.plusDays(every + 1L)).noneMatch(calendar::isWorkingDay)).isTrue();
      }
      before = day;
    }
  }

  @Property
  void theLastCheckInIsOnTheLastWorkingDayOfThePeriod(
      @ForAll("periods") Period period, @ForAll @IntRange(min = 1, max = 21) int every,
      @ForAll("calendars") WorkCalendar calendar) {
    LocalDate last = calendar.onOrBefore(period.endsOn());
    List<LocalDate> due = PlanNextCheckInRuleTest.all(period, every, calendar);

    if (last.isBefore(period.startsOn())) {
      assertThat(due).isEmpty();
    } else {
      assertThat(due).last().isEqualTo(last);
    }
  }

  @Property
  void noCheckInIsPlannedInThePast(
      @ForAll("periods") Period period, @ForAll @IntRange(min = 1, max = 21) int every,
      @ForAll("calendars") WorkCalendar calendar, @ForAll @IntRange(max = 120) int gone) {
    LocalDate today = period.startsOn().plusDays(gone);
    Optional<LocalDate> next = PlanNextCheckInRule.plan(period, every, List.of(), null, today, calendar).due();

    assertThat(next.map(d -> !d.isBefore(today) && !d.isAfter(period.endsOn())).orElse(true)).isTrue();
  }

  @Property
  void theOrderOfCheckInsSoFarChangesNothing(
      @ForAll("periods") Period period, @ForAll @IntRange(min = 1, max = 21) int every,
      @ForAll("calendars") WorkCalendar calendar, @ForAll long seed) {
    List<LocalDate> due = PlanNextCheckInRuleTest.all(period, every, calendar);
    List<LocalDate> some = new ArrayList<>(due.subList(0, due.size() / 2));
    NextCheckIn before = PlanNextCheckInRule.plan(period, every, some, null, period.startsOn(), calendar);
    Collections.shuffle(some, new Random(seed));

    assertThat(PlanNextCheckInRule.plan(period, every, some, null, period.startsOn(), calendar)).isEqualTo(before);
    assertThat(before.basis().inputs()).isNotEmpty();
  }

  @Property
  void anExtensionThatHasAWorkingDayBringsFurtherCheckIns(
      @ForAll("periods") Period period, @ForAll @IntRange(min = 7, max = 40) int more,
      @ForAll("calendars") WorkCalendar calendar) {
    List<LocalDate> due = PlanNextCheckInRuleTest.all(period, 14, calendar);
    Period extended = new Period(period.startsOn(), period.endsOn().plusDays(more), more, 1);
    boolean works = period.endsOn().plusDays(1).datesUntil(extended.endsOn().plusDays(1))
        .anyMatch(calendar::isWorkingDay);

    assertThat(PlanNextCheckInRule.plan(extended, 14, due, null, period.endsOn().plusDays(1), calendar).due())
        .matches(next -> next.isPresent() == works);
  }

  @Provide
  Arbitrary<Period> periods() {
    return Combinators.combine(Arbitraries.integers().between(0, 730), Arbitraries.integers().between(0, 100))
        .as((start, days) -> {
          LocalDate from = LocalDate.of(2026, 1, 1).plusDays(start);
          return new Period(from, from.plusDays(days), 0, 0);
        });
  }

  @Provide
  Arbitrary<WorkCalendar> calendars() {
    Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
    return Combinators.combine(Arbitraries.of("US", "GB", "DE", "XX"), days)
        .as((country, week) -> new WorkCalendar(country, EnumSet.copyOf(week)));
  }
}
