package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** One spelling of each JSON text (RFC 8785), so that the same facts always have the same hash. */
public final class CanonicalJson {

  private static final ObjectMapper PLAIN = new ObjectMapper();

  private CanonicalJson() {}

  /** Fields of plain values, lists and maps in canonical spelling. */
  public static String write(Object value) {
    try {
      return of(PLAIN.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Can't be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The canonical spelling. Refuses a text that is no JSON object or array with an {@link IllegalArgumentException}. */
  public static String of(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException e) {
      throw new IllegalArgumentException("No JSON: " + e.getMessage(), e);
    }
  }
}
