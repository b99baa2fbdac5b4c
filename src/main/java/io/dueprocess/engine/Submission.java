package io.dueprocess.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.dueprocess.casefile.FormReader;
import io.dueprocess.casefile.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Reads the form that came with a task: strictly, so that a wrong type, an unknown field or a text that is too long
 * is refused in words that name the field.
 */
@Component
public class Submission implements FormReader {

  /** Name of the one variable in which a form travels. */
  static final String VARIABLE = "submission";

  /** Longest form in characters; forms are a few thousand, so this only stops abuse. */
  private static final int LONGEST = 200_000;

  private final JsonMapper json = JsonMapper.builder()
      .addModule(new SimpleModule().addDeserializer(LocalDate.class, new DayReader()))
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
      .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .withCoercionConfig(LogicalType.Textual, c -> c
          .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
      .build();

  private final Validator validator;

  Submission(Validator validator) {
    this.validator = validator;
  }

  /** Takes the form out of the scope and reads it. */
  <F> F take(VariableScope scope, Class<F> form) {
    TypedValue value = scope.getVariableTyped(VARIABLE);
    if (value == null || value.getValue() == null) {
      throw new Refused("The form is missing. Complete the task with its form.");
    }
    scope.removeVariable(VARIABLE);
    return read(value.getValue().toString(), form);
  }

  @Override
  public <F> F read(String text, Class<F> form) {
    if (text.length() > LONGEST) {
      throw new Refused(
          "The form has %d characters; %d is the most. Shorten the texts.".formatted(text.length(), LONGEST));
    }
    F read = parse(text, form);
    if (read == null) {
      throw new Refused("The form is empty. Fill in its fields.");
    }
    List<String> wrong = validator.validate(read).stream()
        .sorted((a, b) -> a.getPropertyPath().toString().compareTo(b.getPropertyPath().toString()))
        .map(Submission::sentence)
        .distinct()
        .toList();
    if (!wrong.isEmpty()) {
      throw new Refused(wrong);
    }
    return read;
  }

  private <F> F parse(String text, Class<F> form) {
    try {
      return json.readValue(text, form);
    } catch (UnrecognizedPropertyException e) {
      throw new Refused("Unknown field %s. The form has: %s.".formatted(
          field(e), e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "))));
    } catch (InvalidFormatException e) {
      throw new Refused(
          "%s: “%s” is not %s.".formatted(field(e), shortened(e.getValue()), expected(e.getTargetType())));
    } catch (MismatchedInputException e) {
      throw new Refused("%s: expected %s.".formatted(field(e), expected(e.getTargetType())));
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof InputCoercionException tooLarge) {
        throw new Refused("%s: expected %s, and a smaller one."
            .formatted(field(e), expected(tooLarge.getTargetType())));
      }
      throw new Refused("%s can't be read. Check what was typed there.".formatted(field(e)));
    } catch (StreamConstraintsException e) {
      throw new Refused("The form nests deeper, or has longer numbers, than any form does. Correct it.");
    } catch (JsonProcessingException e) {
      throw new Refused("The form is not JSON that can be read, at line %d, column %d.".formatted(
          e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private static String sentence(ConstraintViolation<?> violation) {
    return FieldNames.of(violation.getPropertyPath().toString()) + ": " + violation.getMessage();
  }

  private static String field(JsonMappingException e) {
    String path = e.getPath().stream()
        .map(r -> r.getFieldName() != null ? r.getFieldName() : "[" + r.getIndex() + "]")
        .collect(Collectors.joining("."))
        .replace(".[", "[");
    return path.isEmpty() ? "The form" : FieldNames.of(path);
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "another kind of value";
    }
    if (type == LocalDate.class) {
      return "a date that exists, of the years %d to %d, such as 2026-03-31".formatted(DayReader.FIRST, DayReader.LAST);
    }
    if (type.isEnum()) {
      return "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return type == java.math.BigDecimal.class ? "a number, such as 12.5" : "a whole number, such as 14";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    return "the fields of the form";
  }
}
