package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.process.ProcessTestCase;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;

/** Every field of every form, found by its type: what is missing, too long, of a wrong type, unknown, not printable. */
class FormFieldsTest extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private ApplicationContext context;
  @Autowired private Submission submission;

  @Test
  void aValidFormOfEveryTaskIsRead() {
    assertThat(forms()).hasSize(22).allSatisfy(form ->
        assertThatCode(() -> read(valid(form), form)).as(form.getEnclosingClass().getSimpleName()).doesNotThrowAnyException());
  }

  @Test
  void everyTextHasALengthThatIsKept() {
    eachField((form, field, fields) -> {
      if (field.getType() == String.class) {
        assertThat(max(field)).as("%s.%s has a longest length", form, field.getName()).isPositive();
        refused(form, fields, field, "x".repeat(max(field) + 1), "at most " + max(field) + " characters");
        refused(form, fields, field, "before\u0007after", "can't be printed");
        assertThatCode(() -> read(changed(fields, field, "<script>alert(1)</script> 'or 1=1; -- ü€😀"), form))
            .as("text is text").doesNotThrowAnyException();
      }
    });
  }

  @Test
  void whatHasToBeFilledInIsAskedForByItsName() {
    eachField((form, field, fields) -> {
      boolean required = field.getAccessor().isAnnotationPresent(RequiredText.class)
          || field.getAccessor().isAnnotationPresent(NotNull.class);
      if (required) {
        refused(form, fields, field, null, "");
        if (field.getType() == String.class) {
          refused(form, fields, field, "  \n ", "fill this in");
        }
      }
    });
  }

  @Test
  void aWrongTypeIsNamedWithWhatIsExpected() {
    eachField((form, field, fields) -> {
      Object wrong = field.getType() == String.class ? List.of("x") : "zebra";
      refused(form, fields, field, wrong, "");
      if (field.getType() == String.class) {
        refused(form, fields, field, 12, "");
      }
      if (field.getType() == LocalDate.class) {
        refused(form, fields, field, "2027-02-29", "a date that exists");
        refused(form, fields, field, "31.12.2026", "a date that exists");
        assertThatCode(() -> read(changed(fields, field, "2028-02-29"), form)).doesNotThrowAnyException();
      }
      if (field.getType() == Integer.class || field.getType() == Long.class) {
        refused(form, fields, field, 1.5, "whole number");
      }
      if (field.getType() == BigDecimal.class) {
        refused(form, fields, field, new BigDecimal("1234567890123"), "at most 12 digits");
        refused(form, fields, field, new BigDecimal("1.23456"), "4 decimals");
      }
      if (field.getType().isEnum()) {
        refused(form, fields, field, 0, "");
      }
    });
  }

  @Test
  void anUnknownFieldIsNamedWithTheFieldsThatThereAre() {
    for (Class<?> form : forms()) {
      Map<String, Object> fields = valid(form);
      fields.put("zebra", true);
      assertThatThrownBy(() -> read(fields, form)).isInstanceOf(Refused.class)
          .hasMessageStartingWith("Unknown field Zebra. The form has: ");
    }
  }

  @Test
  void whatIsNoFormAtAllIsRefused() {
    for (String text : List.of("", "null", "[]", "12", "\"x\"", "{", "{}{}", "{\"decision\":1,\"decision\":2}")) {
      for (Class<?> form : forms()) {
        assertThatThrownBy(() -> submission.read(text, form)).as(text).isInstanceOf(Refused.class);
      }
    }
    assertThatThrownBy(() -> submission.read("{\"reason\":\"" + "x".repeat(300_000) + "\"}", forms().get(0)))
        .isInstanceOf(Refused.class).hasMessageContaining("200000 is the most");
  }

  private interface FieldTest {
    void on(Class<?> form, RecordComponent field, Map<String, Object> validFields);
  }

  private void eachField(FieldTest test) {
    int tested = 0;
    for (Class<?> form : forms()) {
      for (RecordComponent field : form.getRecordComponents()) {
        test.on(form, field, valid(form));
        tested++;
      }
    }
    assertThat(tested).isGreaterThan(60);
  }

  private void refused(Class<?> form, Map<String, Object> fields, RecordComponent field, Object value, String words) {
    assertThatThrownBy(() -> read(changed(fields, field, value), form))
        .as("%s.%s = %s", form.getEnclosingClass().getSimpleName(), field.getName(), value)
        .isInstanceOf(Refused.class)
        .hasMessageContaining(FieldNames.of(field.getName()))
        .hasMessageContaining(words);
  }

  private static Map<String, Object> changed(Map<String, Object> fields, RecordComponent field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(field.getName(), value);
    return changed;
  }

  private Object read(Map<String, Object> fields, Class<?> form) {
    try {
      return submission.read(JSON.writeValueAsString(fields), form);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Class<?>> forms() {
    List<Class<?>> forms = new ArrayList<>();
    for (Class<?> type : List.of(FormListener.class, StartFormListener.class)) {
      for (String bean : context.getBeanNamesForType(type)) {
        forms.add(ResolvableType.forClass(context.getType(bean)).as(type).getGeneric(0).resolve());
      }
    }
    return forms;
  }

  private static Map<String, Object> valid(Class<?> form) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent field : form.getRecordComponents()) {
      fields.put(field.getName(), value(field));
    }
    return fields;
  }

  private static Object value(RecordComponent field) {
    Class<?> type = field.getType();
    if (type == String.class) {
      return "text";
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0].toString();
    }
    if (type == LocalDate.class) {
      return "2026-03-03";
    }
    if (type == Boolean.class) {
      return true;
    }
    if (type == List.class) {
      var item = (Class<?>) ((java.lang.reflect.AnnotatedParameterizedType) field.getAnnotatedType())
          .getAnnotatedActualTypeArguments()[0].getType();
      return List.of(valid(item));
    }
    assertThat(Number.class).as("a type of field that this test knows: %s", type).isAssignableFrom(type);
    return 7;
  }

  private static int max(RecordComponent field) {
    RequiredText required = field.getAccessor().getAnnotation(RequiredText.class);
    OptionalText optional = field.getAccessor().getAnnotation(OptionalText.class);
    return required != null ? required.max() : optional != null ? optional.max() : 0;
  }
}
