package io.dueprocess.employee;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The days of the week that somebody works, as an export may write them. */
final class WorkingDays {

  static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private WorkingDays() {}

  /** Reads English names or their beginnings, singly or as a span: {@code Mon-Thu} or {@code Mo, Tu, Friday}. */
  static Optional<Set<DayOfWeek>> read(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : Blanks.collapse(text).replaceAll("\\s*[-–]\\s*", "-").split("[\\s,;/]+")) {
      String[] ends = part.split("-", -1);
      Optional<DayOfWeek> first = day(ends[0]);
      Optional<DayOfWeek> last = day(ends[ends.length - 1]);
      if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      for (DayOfWeek day = first.get(); ; day = day.plus(1)) {
        days.add(day);
        if (day == last.get()) {
          break;
        }
      }
    }
    return Optional.of(days);
  }

  /** As the table keeps them. */
  static String digits(Set<DayOfWeek> days) {
    return days.stream().sorted().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining());
  }

  private static Optional<DayOfWeek> day(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (wanted.length() >= 2 && day.name().toLowerCase(Locale.ROOT).startsWith(wanted)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
