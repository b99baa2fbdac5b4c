package io.dueprocess.employee;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days on which one employee works: their days of the week, without the public holidays of their country.
 * Regional holidays are not known to the directory and so not counted. Jurisdictions without a known country have
 * no holidays.
 */
public final class WorkCalendar {

  private static final Map<String, String> COUNTRY =
      Map.of("US", "us", "US_FEDERAL", "us", "GB", "gb", "DE", "de");
  private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

  private final String country;
  private final Set<DayOfWeek> workingDays;

  public WorkCalendar(String jurisdiction, Set<DayOfWeek> workingDays) {
    if (workingDays.isEmpty()) {
      throw new IllegalArgumentException("An employee works on at least one day of the week.");
    }
    this.country = COUNTRY.get(jurisdiction);
    this.workingDays = EnumSet.copyOf(workingDays);
  }

  public static WorkCalendar of(Employee employee) {
    return new WorkCalendar(employee.jurisdiction(), employee.workingDays());
  }

  /** Why the day is off, in words for a person; empty for a working day. */
  public Optional<String> dayOff(LocalDate day) {
    if (!workingDays.contains(day.getDayOfWeek())) {
      return Optional.of("a " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
    return holiday(day);
  }

  public boolean isWorkingDay(LocalDate day) {
    return dayOff(day).isEmpty();
  }

  /** The day itself, or the first working day after it. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate d = day;
    while (!isWorkingDay(d)) {
      d = d.plusDays(1);
    }
    return d;
  }

  /** The day itself, or the last working day before it. */
  public LocalDate onOrBefore(LocalDate day) {
    LocalDate d = day;
    while (!isWorkingDay(d)) {
      d = d.minusDays(1);
    }
    return d;
  }

  /** The working day that comes this many working days after the day. Refuses a negative number. */
  public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("Working days to add must not be negative: " + workingDays);
    }
    LocalDate d = day;
    for (int i = 0; i < workingDays; i++) {
      d = onOrAfter(d.plusDays(1));
    }
    return d;
  }

  private Optional<String> holiday(LocalDate day) {
    if (country == null) {
      return Optional.empty();
    }
    return MANAGERS
        .computeIfAbsent(country, c -> HolidayManager.getInstance(ManagerParameters.create(c)))
        .getHolidays(Year.of(day.getYear()))
        .stream()
        .filter(h -> h.getType() != HolidayType.OBSERVANCE && h.getDate().equals(day))
        .findFirst()
        .map(h -> h.getDescription(Locale.ENGLISH));
  }
}
