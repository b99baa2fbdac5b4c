package io.dueprocess.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.engine.FormListener;
import io.dueprocess.engine.StartFormListener;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * One field of a form, found by reflection, so that a new one is tested without being named.
 *
 * @param path such as {@code reason}, or {@code goals[0].title} for the first row of a list
 */
public record FormField(String path, RecordComponent component) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d+)])?");

  /** The forms of all tasks and of the start, by the name of their use case. */
  public static Map<String, Class<?>> forms(ApplicationContext context) {
    Map<String, Class<?>> forms = new TreeMap<>();
    for (Class<?> type : List.of(FormListener.class, StartFormListener.class)) {
      for (String bean : context.getBeanNamesForType(type)) {
        Class<?> form = ResolvableType.forClass(context.getType(bean)).as(type).getGeneric(0).resolve();
        forms.put(form.getEnclosingClass().getSimpleName(), form);
      }
    }
    return forms;
  }

  /** All fields of a form, lists as well as the fields of their first row. */
  public static List<FormField> of(Class<?> form) {
    List<FormField> fields = new ArrayList<>();
    add(fields, "", form);
    return fields;
  }

  public Class<?> type() {
    return component.getType();
  }

  /** The field as a refusal calls it: “Goals 1, title”. */
  public String words() {
    String words = path.replace("[0]", " 1").replace(".", ", ").replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A form of which every field has a value of its type. */
  public static ObjectNode valid(Class<?> form) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent field : form.getRecordComponents()) {
      fields.put(field.getName(), value(field));
    }
    return JSON.valueToTree(fields);
  }

  /** The form with one field changed. */
  public static ObjectNode with(ObjectNode form, String path, Object value) {
    ObjectNode changed = form.deepCopy();
    int dot = path.lastIndexOf('.');
    JsonNode parent = dot < 0 ? changed : get(changed, path.substring(0, dot));
    ((ObjectNode) parent).set(path.substring(dot + 1), JSON.valueToTree(value));
    return changed;
  }

  /** What the form has at a place. */
  public static JsonNode get(JsonNode form, String path) {
    JsonNode node = form;
    for (String step : path.split("\\.")) {
      Matcher part = STEP.matcher(step);
      if (!part.matches()) {
        throw new IllegalArgumentException(path);
      }
      node = node.get(part.group(1));
      node = part.group(2) == null ? node : ((ArrayNode) node).get(Integer.parseInt(part.group(2)));
    }
    return node;
  }

  private static void add(List<FormField> fields, String prefix, Class<?> form) {
    for (RecordComponent component : form.getRecordComponents()) {
      fields.add(new FormField(prefix + component.getName(), component));
      if (component.getType() == List.class) {
        add(fields, prefix + component.getName() + "[0].", row(component));
      }
    }
  }

  private static Class<?> row(RecordComponent list) {
    return (Class<?>)
        ((AnnotatedParameterizedType) list.getAnnotatedType()).getAnnotatedActualTypeArguments()[0].getType();
  }

  private static Object value(RecordComponent field) {
    Class<?> type = field.getType();
    if (type == String.class) {
      return "text";
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0].toString();
    } else if (type == LocalDate.class) {
      return "2026-03-03";
    } else if (type == Boolean.class) {
      return true;
    } else if (type == List.class) {
      return List.of(valid(row(field)));
    } else if (type == Integer.class || type == Long.class || type == BigDecimal.class) {
      return 7;
    }
    throw new AssertionError("No test knows what a field of this type refuses: " + field);
  }
}
