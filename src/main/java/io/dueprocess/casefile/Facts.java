package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What was written into the record, as it was written, whatever the classes of today make of it. */
public final class Facts {

  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private Facts() {}

  /** The content of an entry; a missing node where it is erased or withheld. */
  public static JsonNode of(Entry entry) {
    return entry.erased() ? MissingNode.getInstance() : of(entry.content());
  }

  /** A content. The product wrote it, so one that is no JSON is a defect. */
  public static JsonNode of(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A content of the record is no JSON", e);
    }
  }
}
