package io.dueprocess.casefile.verification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dueprocess.casefile.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Reads JSON from strangers: one spelling only, nothing twice, nothing after it. */
final class StrictJson {

  /** What is wrong with a text, as the end of a sentence that begins with what the text is. */
  static final class Malformed extends Exception {

    Malformed(String what) {
      super(what, null, false, false);
    }
  }

  static final String NOT_CANONICAL = "is not in canonical spelling (RFC 8785)";

  static final int LONGEST = 64 * 1024 * 1024;
  private static final int DEEPEST = 200;

  private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST)
              .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private StrictJson() {}

  static String text(byte[] bytes) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("is no text in UTF-8");
    }
  }

  /** An object in canonical spelling with exactly these fields. */
  static JsonNode object(String text, Set<String> fields) throws Malformed {
    JsonNode node = fields(text, fields);
    if (!isCanonical(text)) {
      throw new Malformed(NOT_CANONICAL);
    }
    return node;
  }

  /** An object with exactly these fields, in any spelling. */
  static JsonNode fields(String text, Set<String> fields) throws Malformed {
    JsonNode node = any(text);
    if (!node.isObject()) {
      throw new Malformed("is no JSON object");
    }
    Set<String> found = new TreeSet<>();
    node.fieldNames().forEachRemaining(found::add);
    if (!found.equals(fields)) {
      throw new Malformed("has the fields %s instead of %s".formatted(Plain.text(found.toString()),
          new TreeSet<>(fields)));
    }
    return node;
  }

  static JsonNode any(String text) throws Malformed {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new Malformed("is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new Malformed("is no JSON");
    }
  }

  /** Only for text that {@link #any} has read: what is nested too deep never comes here. */
  static boolean isCanonical(String text) {
    try {
      return CanonicalJson.of(text).equals(text);
    } catch (RuntimeException e) {
      // the canonicalizer knows objects and arrays only, and has words of its own for some malformed numbers
      return false;
    }
  }

  static String string(JsonNode node, String field) throws Malformed {
    String value = stringOrNull(node, field);
    if (value == null) {
      throw new Malformed("has no " + field);
    }
    return value;
  }

  static String stringOrNull(JsonNode node, String field) throws Malformed {
    JsonNode value = node.get(field);
    if (value == null || !value.isNull() && !value.isTextual()) {
      throw new Malformed("has a %s that is no text".formatted(field));
    }
    return value.textValue();
  }

  static int integer(JsonNode node, String field) throws Malformed {
    JsonNode value = node.get(field);
    if (value == null || !value.isInt()) {
      throw new Malformed("has a %s that is no whole number".formatted(field));
    }
    return value.intValue();
  }
}
