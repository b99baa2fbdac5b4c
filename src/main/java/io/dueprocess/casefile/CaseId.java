package io.dueprocess.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a case, {@code PIP-<year>-<number>}; the business key of its process instances. */
public record CaseId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("PIP-\\d{4}-\\d{1,9}");

  /** Refuses anything but {@code PIP-<year>-<number>} with an {@link IllegalArgumentException}. */
  @JsonCreator
  public CaseId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("Not a case id: %s. A case id looks like PIP-2026-0042.".formatted(value));
    }
  }

  /** Whether a text that somebody sent is the name of a case, there or not. */
  public static boolean isOne(String value) {
    return value != null && FORM.matcher(value).matches();
  }

  static CaseId of(int year, long number) {
    return new CaseId("PIP-%d-%04d".formatted(year, number));
  }

  @Override
  public String toString() {
    return value;
  }
}
