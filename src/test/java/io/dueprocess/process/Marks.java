package io.dueprocess.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that stand nowhere else, one after the other, to be looked for where nothing of a case may be. */
public final class Marks {

  private final String before;
  private final String after;
  private int count;

  /** Marks that are a number between these two. */
  public Marks(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** The next one. */
  public String next() {
    count++;
    return before + count + after;
  }

  /** How many there are so far. */
  public int count() {
    return count;
  }

  /** Every free text of a form replaced by a mark of its own; names of decisions, dates and numbers stay. */
  public Map<String, Object> in(Map<String, Object> form) {
    Map<String, Object> changed = new HashMap<>(form);
    changed.replaceAll((name, value) -> value(value));
    return changed;
  }

  private Object value(Object value) {
    if (value instanceof String text) {
      return text.matches("[A-Z_]+|\\d{4}-\\d\\d-\\d\\d|%") ? text : next();
    }
    if (value instanceof List<?> list) {
      List<Object> changed = new ArrayList<>();
      list.forEach(item -> changed.add(value(item)));
      return changed;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> fields = new HashMap<>();
      map.forEach((k, v) -> fields.put((String) k, v));
      return in(fields);
    }
    return value;
  }
}
