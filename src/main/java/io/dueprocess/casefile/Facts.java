package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The content of an entry as it was written, whatever the classes of today make of it. */
public final class Facts {

  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private Facts() {}

  /** A missing node where the content is erased or withheld. */
  public static JsonNode of(Entry entry) {
    if (entry.erased()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(entry.content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Entry %d of %s is no JSON".formatted(entry.number(), entry.caseId()), e);
    }
  }
}
