package io.dueprocess.employee;

import io.dueprocess.casefile.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of an export in the formats that its mapping names. Strict: 31.02.2020 is no date.
 *
 * <p>A year of two digits means the latest year of that ending which is not too late for what the date says. What
 * has happened (a hire, a note, the beginning of a leave or of an appraisal) is never in the future: seen in 2026,
 * 99 is 1999 and 27 is 1927. What may lie ahead (the end of a probation, a leave or an employment) is at most 20
 * years away: seen in 2026, 27 is 2027 and 99 is 1999.
 */
final class DateFormats {

  static final int YEARS_AHEAD = 20;

  private static final Pattern YEAR_OF_TWO = Pattern.compile("(?<!u)uu(?!u)");

  private final List<Format> formats;

  /** Throws {@link Refused} for a pattern that is none, or that gives no whole date. */
  DateFormats(List<String> patterns, Locale language) {
    formats = patterns.stream().map(pattern -> format(pattern, language)).toList();
  }

  /** All the dates that the text can mean: none where it is no date, several where the formats disagree. */
  Set<LocalDate> read(String text, LocalDate latest) {
    Set<LocalDate> dates = new LinkedHashSet<>();
    for (Format format : formats) {
      try {
        LocalDate date = LocalDate.from(format.formatter.parse(text));
        while (format.yearOfTwo && date.isAfter(latest)) {
          date = date.minusYears(100);
        }
        dates.add(date);
      } catch (DateTimeException e) {
        // not in this format; the next one may fit
      }
    }
    return dates;
  }

  String patterns() {
    return String.join(" or ", formats.stream().map(Format::pattern).toList());
  }

  private static Format format(String pattern, Locale language) {
    try {
      // strict resolution needs the year itself, not the year of an era
      String proleptic = pattern.replace('y', 'u');
      Matcher yearOfTwo = YEAR_OF_TWO.matcher(proleptic);
      DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
      boolean isYearOfTwo = yearOfTwo.find();
      if (isYearOfTwo) {
        appendPattern(builder, proleptic.substring(0, yearOfTwo.start()));
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, 2000);
        appendPattern(builder, proleptic.substring(yearOfTwo.end()));
      } else {
        builder.appendPattern(proleptic);
      }
      DateTimeFormatter formatter = builder.toFormatter(language).withResolverStyle(ResolverStyle.STRICT);
      LocalDate example = LocalDate.of(2021, 3, 14);
      ZonedDateTime moment = example.atTime(15, 6, 7).atZone(ZoneOffset.UTC);
      if (example.equals(formatter.parse(formatter.format(moment)).query(TemporalQueries.localDate()))) {
        return new Format(pattern, formatter, isYearOfTwo);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // refused below, like a pattern without a day
    }
    throw new Refused(
        "The mapping's date format \"%s\" gives no date. Write one like dd.MM.yyyy, M/d/yy or yyyy-MM-dd."
            .formatted(pattern));
  }

  private static void appendPattern(DateTimeFormatterBuilder builder, String pattern) {
    if (!pattern.isEmpty()) {
      builder.appendPattern(pattern);
    }
  }

  private record Format(String pattern, DateTimeFormatter formatter, boolean yearOfTwo) {}
}
