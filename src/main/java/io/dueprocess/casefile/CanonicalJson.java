package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;

/**
 * One spelling of each JSON text (RFC 8785), so that the same facts always have the same hash. Numbers are the
 * library's, the reference implementation of the standard; it reads and writes text a character at a time, which would
 * have doubled the price of an entry, so trees are written here, and the tests hold each spelling against the
 * library's.
 */
public final class CanonicalJson {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private static final long EXACT = 1L << 53;

  private CanonicalJson() {}

  /**
   * The canonical spelling of a text. Refuses what is no JSON object or array, or names a field twice, with an
   * {@link IllegalArgumentException}.
   */
  public static String of(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (!tree.isContainerNode()) {
        throw new IllegalArgumentException("No JSON object or array");
      }
      return of(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Fields of plain values, lists and maps in canonical spelling. */
  public static String write(Object value) {
    return of(MAPPER.<JsonNode>valueToTree(value));
  }

  /** The canonical spelling of a tree. */
  public static String of(JsonNode tree) {
    StringBuilder out = new StringBuilder(512);
    write(tree, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, out);
      case ARRAY -> {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(node.get(i), out);
        }
        out.append(']');
      }
      case STRING -> writeText(node.textValue(), out);
      case NUMBER -> writeNumber(node, out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("No JSON value: " + node.getNodeType());
    }
  }

  private static void writeObject(JsonNode node, StringBuilder out) {
    // the standard orders names by their UTF-16 units, as Java compares texts
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext();) {
      Map.Entry<String, JsonNode> field = all.next();
      fields.put(field.getKey(), field.getValue());
    }
    char before = '{';
    for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
      out.append(before);
      writeText(field.getKey(), out);
      out.append(':');
      write(field.getValue(), out);
      before = ',';
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  private static void writeNumber(JsonNode number, StringBuilder out) {
    if (number.isIntegralNumber() && number.canConvertToLong() && Math.abs(number.longValue()) <= EXACT) {
      out.append(number.longValue());
      return;
    }
    try {
      out.append(NumberToJSON.serializeNumber(number.doubleValue()));
    } catch (IOException e) {
      throw new IllegalArgumentException("No number of JSON: " + number, e);
    }
  }

  /** The next field of an object that is spelled out by hand, after {@code before}: a brace or a comma. */
  public static void writeField(char before, String name, String value, StringBuilder out) {
    out.append(before).append('"').append(name).append("\":");
    if (value == null) {
      out.append("null");
    } else {
      writeText(value, out);
    }
  }

  /** Text in quotation marks, escaped only where JSON asks for it. */
  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
