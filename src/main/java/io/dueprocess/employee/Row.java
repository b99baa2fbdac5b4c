package io.dueprocess.employee;

import io.dueprocess.employee.ImportMapping.Source;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One record of an export, read through its mapping. Whatever is wrong with a value goes to the problems. */
final class Row {

  private static final LocalDate EARLIEST = LocalDate.of(1930, 1, 1);
  private static final int YEAR_OF_NEVER = 9999;

  private final Reader reader;
  private final int record;
  private final int line;
  private final List<String> values;

  /** What all rows of one file have in common. */
  static final class Reader {

    private final CsvFile file;
    private final ImportMapping mapping;
    private final Problems problems;
    private final LocalDate today;
    private final DateFormats dates;
    private final Set<String> empty;
    private final Map<ImportField, Map<String, String>> meanings = new HashMap<>();

    Reader(CsvFile file, ImportMapping mapping, Problems problems, LocalDate today) {
      this.file = file;
      this.mapping = mapping;
      this.problems = problems;
      this.today = today;
      this.dates = mapping.dateFormats();
      this.empty = mapping.empty().stream().map(Blanks::key).collect(Collectors.toSet());
      for (ImportField field : ImportField.values()) {
        Source source = mapping.source(field);
        if (source != null && source.values() != null) {
          meanings.put(field, source.values().entrySet().stream()
              .collect(Collectors.toMap(e -> Blanks.key(e.getKey()), Map.Entry::getValue)));
        }
      }
    }

    Row row(int record, int line, List<String> values) {
      return new Row(this, record, line, values);
    }
  }

  private Row(Reader reader, int record, int line, List<String> values) {
    this.reader = reader;
    this.record = record;
    this.line = line;
    this.values = values;
  }

  int record() {
    return record;
  }

  int line() {
    return line;
  }

  boolean maps(ImportField field) {
    return reader.mapping.maps(field);
  }

  /** Null where the field is not mapped or has no value. */
  String text(ImportField field) {
    Source source = reader.mapping.source(field);
    if (source == null) {
      return null;
    }
    if (source.fixed() != null) {
      return source.fixed().isEmpty() ? null : source.fixed();
    }
    String value = cell(source.column());
    if (value == null) {
      return null;
    }
    Map<String, String> meanings = reader.meanings.get(field);
    if (meanings != null) {
      String meaning = meanings.get(Blanks.key(value));
      if (meaning == null) {
        problem(field, value, "is not among the values of the mapping",
            "Add it to columns.%s.values.".formatted(field.key()));
        return null;
      }
      return meaning.isEmpty() ? null : meaning;
    }
    if (value.length() > field.maxLength()) {
      problem(field, value, "has %d characters".formatted(value.length()),
          "Shorten it to at most %d.".formatted(field.maxLength()));
      return null;
    }
    if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      problem(field, null, "has a control character in it", "Remove it, or check the encoding.");
      return null;
    }
    return value;
  }

  /** Reports a value that is missing, unless its absence was reported by a reason of its own. */
  <T> T required(ImportField field, Function<ImportField, T> read) {
    int before = reader.problems.count();
    T value = read.apply(field);
    if (value == null && reader.problems.count() == before) {
      problem(field, null, "has no value", "Fill it in.");
    }
    return value;
  }

  /** What has happened, or begins: a year of two digits is never in the future. */
  LocalDate date(ImportField field) {
    return date(field, reader.today);
  }

  /** As {@link #date(ImportField)}; what lies in the future is reported. */
  LocalDate pastDate(ImportField field) {
    LocalDate date = date(field);
    if (date != null && date.isAfter(reader.today)) {
      problem(field, text(field), "is in the future", "Correct the date.");
    }
    return date;
  }

  /** An end, which may lie ahead; 31.12.9999 and the like say that there is none. */
  LocalDate endDate(ImportField field) {
    LocalDate date = date(field, reader.today.plusYears(DateFormats.YEARS_AHEAD));
    return date != null && date.getYear() == YEAR_OF_NEVER ? null : date;
  }

  /** The value of a column by its name in the header; null where there is none. */
  String cell(String column) {
    String value = Blanks.strip(values.get(reader.file.indexOf(column)));
    return value.isEmpty() || reader.empty.contains(Blanks.key(value)) ? null : value;
  }

  void problem(ImportField field, String value, String message, String remedy) {
    Source source = reader.mapping.source(field);
    String column = source == null || source.column() == null ? field.key() : source.column();
    reader.problems.add(record, line, column, value, message, remedy);
  }

  private LocalDate date(ImportField field, LocalDate latest) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    Set<LocalDate> dates = reader.dates.read(text, latest);
    if (dates.isEmpty()) {
      problem(field, text, "is no date",
          "Write it as %s, or name its format in the mapping.".formatted(reader.dates.patterns()));
      return null;
    }
    if (dates.size() > 1) {
      problem(field, text,
          "can mean %s".formatted(dates.stream().map(LocalDate::toString).collect(Collectors.joining(" or "))),
          "Leave one date format in the mapping.");
      return null;
    }
    LocalDate date = dates.iterator().next();
    if (date.isBefore(EARLIEST)) {
      problem(field, text, "is read as %s, which is too early".formatted(date),
          "Write the year with four digits, or correct it.");
      return null;
    }
    if (date.getYear() != YEAR_OF_NEVER && date.isAfter(reader.today.plusYears(DateFormats.YEARS_AHEAD))) {
      problem(field, text, "is more than %d years ahead".formatted(DateFormats.YEARS_AHEAD), "Correct the year.");
      return null;
    }
    return date;
  }
}
