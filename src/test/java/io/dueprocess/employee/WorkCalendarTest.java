package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

  private static final Set<DayOfWeek> FULL_WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @ParameterizedTest
  @CsvSource({
    "US, 2026-07-03, Independence Day seen on the Friday before the Saturday",
    "US, 2026-11-26, Thanksgiving",
    "US_FEDERAL, 2026-01-19, Martin Luther King day",
    "GB, 2026-12-28, Boxing Day moved from a Saturday",
    "GB, 2026-04-03, Good Friday",
    "DE, 2026-05-01, Labour Day",
    "DE, 2026-04-06, Easter Monday",
    "DE, 2026-12-25, Christmas"
  })
  void aPublicHolidayIsADayOff(String jurisdiction, LocalDate day, String what) {
    assertThat(calendar(jurisdiction).dayOff(day)).as(what).isPresent();
    assertThat(calendar(jurisdiction).isWorkingDay(day)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "US, 2026-02-13, no holiday at all",
    "US, 2026-05-01, a holiday elsewhere",
    "DE, 2026-07-03, a holiday elsewhere",
    "DE, 2026-06-04, a holiday of some German states only",
    "DE, 2026-12-24, the day before a holiday",
    "US, 2026-02-02, Groundhog Day is observed and worked",
    "GB, 2026-05-01, the bank holiday is the Monday after",
    "FR, 2026-05-01, the holidays of the country are not known"
  })
  void aDayThatIsOnlyObservedOrAHolidayElsewhereIsWorked(String jurisdiction, LocalDate day, String what) {
    assertThat(calendar(jurisdiction).isWorkingDay(day)).as(what).isTrue();
  }

  @Test
  void aMovedHolidayFreesTheMovedDay() {
    assertThat(calendar("GB").dayOff(LocalDate.of(2027, 12, 27))).isPresent();
    assertThat(calendar("GB").dayOff(LocalDate.of(2027, 12, 28))).isPresent();
    assertThat(calendar("GB").isWorkingDay(LocalDate.of(2027, 12, 29))).isTrue();
  }

  @Test
  void aDayOffSaysWhyInWords() {
    assertThat(calendar("DE").dayOff(LocalDate.of(2026, 1, 17))).hasValue("a Saturday");
    assertThat(calendar("DE").dayOff(LocalDate.of(2026, 1, 1)))
        .hasValueSatisfying(reason -> assertThat(reason).containsIgnoringCase("new year"));
  }

  @Test
  void theWorkingPatternOfThePersonCounts() {
    WorkCalendar weekend = new WorkCalendar("DE", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    assertThat(weekend.isWorkingDay(LocalDate.of(2026, 1, 17))).isTrue();
    assertThat(weekend.isWorkingDay(LocalDate.of(2026, 1, 15))).isFalse();
    assertThat(weekend.onOrAfter(LocalDate.of(2026, 1, 15))).isEqualTo("2026-01-17");
    assertThat(weekend.onOrBefore(LocalDate.of(2026, 1, 15))).isEqualTo("2026-01-11");
    assertThat(weekend.plusWorkingDays(LocalDate.of(2026, 1, 15), 3)).isEqualTo("2026-01-24");
  }

  @Test
  void workingDaysAreCountedAcrossWeekendsAndHolidays() {
    assertThat(calendar("DE").plusWorkingDays(LocalDate.of(2026, 4, 2), 1)).isEqualTo("2026-04-07");
    assertThat(calendar("DE").plusWorkingDays(LocalDate.of(2026, 4, 2), 0)).isEqualTo("2026-04-02");
    assertThat(calendar("DE").onOrAfter(LocalDate.of(2026, 4, 3))).isEqualTo("2026-04-07");
    assertThat(calendar("DE").onOrBefore(LocalDate.of(2026, 4, 6))).isEqualTo("2026-04-02");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new WorkCalendar("DE", Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar("DE").plusWorkingDays(LocalDate.of(2026, 1, 1), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static WorkCalendar calendar(String jurisdiction) {
    return new WorkCalendar(jurisdiction, FULL_WEEK);
  }
}
