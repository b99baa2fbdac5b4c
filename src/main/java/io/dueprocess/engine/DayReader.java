package io.dueprocess.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * Reads a day of the calendar from text such as 2026-03-31 and from nothing else: Jackson's own reader also takes a
 * number for days since 1970 and cuts off a time, and a year of five digits breaks whoever counts on from it.
 */
final class DayReader extends StdScalarDeserializer<LocalDate> {

  /** First and last year that a form takes: anything else is a slip of the keys. */
  static final int FIRST = 1900;
  static final int LAST = 2199;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  DayReader() {
    super(LocalDate.class);
  }

  @Override
  public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(LocalDate.class, "no text");
    }
    String text = parser.getText();
    try {
      LocalDate day = DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
      if (day != null && day.getYear() >= FIRST && day.getYear() <= LAST) {
        return day;
      }
    } catch (DateTimeParseException noSuchDay) {
      // the same answer as for what is no date at all
    }
    throw context.weirdStringException(text, LocalDate.class, "no day");
  }
}
