package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.process.FormField;
import io.dueprocess.process.ProcessTestCase;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every field of every form and of every row in it, found by its type: what is missing, too long, of a wrong type,
 * unknown, not printable. What else a field refuses stands in {@code FieldRulesTest}.
 */
class FormFieldsTest extends ProcessTestCase {

  @Autowired private Submission submission;

  @Test
  void aValidFormOfEveryTaskIsRead() {
    assertThat(forms()).hasSize(34).allSatisfy(form -> assertThatCode(() -> read(FormField.valid(form), form))
        .as(form.getEnclosingClass().getSimpleName()).doesNotThrowAnyException());
  }

  @Test
  void everyTextHasALengthThatIsKept() {
    eachField((form, field) -> {
      if (field.type() == String.class) {
        assertThat(max(field)).as("%s.%s has a longest length", form, field.path()).isPositive();
        refused(form, field, "x".repeat(max(field) + 1), "at most " + max(field) + " characters");
        accepted(form, field, "x".repeat(max(field)));
        for (String unprintable : List.of("before\u0007after", "\u0000", "\u001b[31m", "\u0085", "half \ud83d")) {
          refused(form, field, unprintable, "can't be printed");
        }
        accepted(form, field, "<script>alert(1)</script> ' -- ü€😀");
        accepted(form, field, "${execution.x} #{y}\t{{z}}\n");
      }
    });
  }

  @Test
  void whatHasToBeFilledInIsAskedForByItsName() {
    eachField((form, field) -> {
      boolean required = field.component().getAccessor().isAnnotationPresent(RequiredText.class)
          || field.component().getAccessor().isAnnotationPresent(NotNull.class);
      if (required) {
        refused(form, field, null, "");
        if (field.type() == String.class) {
          refused(form, field, "", "fill this in");
          refused(form, field, "  \n ", "fill this in");
        }
      } else {
        accepted(form, field, null);
      }
    });
  }

  @Test
  void aWrongTypeIsNamedWithWhatIsExpected() {
    eachField((form, field) -> {
      refused(form, field, field.type() == String.class ? List.of("x") : "zebra", "");
      refused(form, field, List.of(List.of()), "");
      if (field.type() != Boolean.class) {
        refused(form, field, true, "");
      }
      if (field.type() == String.class) {
        refused(form, field, 12, "text.");
      }
      if (field.type() == LocalDate.class) {
        for (Object wrong : List.of("2027-02-29", "31.12.2026", "2026-13-01", "20260302", "2026-03-02T09:00:00Z", "",
            "0026-03-02", "2200-01-01", "+999999999-12-31", 20000, List.of(2026, 3, 2))) {
          refused(form, field, wrong, "a date that exists, of the years 1900 to 2199, such as");
        }
        accepted(form, field, "2028-02-29");
      }
      if (field.type() == Integer.class || field.type() == Long.class) {
        refused(form, field, 1.5, "whole number");
        refused(form, field, "7", "whole number");
        refused(form, field, new BigDecimal("99999999999999999999"), "whole number");
      }
      if (field.type() == BigDecimal.class) {
        refused(form, field, new BigDecimal("1234567890123"), "at most 10 digits");
        refused(form, field, new BigDecimal("1.23456"), "4 decimals");
        refused(form, field, new BigDecimal("1E+9999"), "at most 10 digits");
        refused(form, field, "7", "a number");
      }
      if (field.type() == Boolean.class) {
        refused(form, field, 1, "true or false");
        refused(form, field, "true", "true or false");
      }
      if (field.type().isEnum()) {
        refused(form, field, 0, "one of ");
        refused(form, field, "", "one of ");
      }
    });
  }

  @Test
  void aListHasABoundAndNoEmptyRow() {
    int[] lists = {0};
    eachField((form, field) -> {
      if (field.type() == List.class) {
        lists[0]++;
        JsonNode row = FormField.get(FormField.valid(form), field.path() + "[0]");
        refused(form, field, Collections.nCopies(max(field) + 1, row), field.words());
        refused(form, field, Collections.singletonList(null), field.words() + " 1: ");
        refused(form, field, List.of("x"), field.words() + " 1: ");
        refused(form, field, row, "a list");
      }
    });
    assertThat(lists[0]).isEqualTo(4);
  }

  @Test
  void anUnknownFieldIsNamedWithTheFieldsThatThereAre() {
    for (Class<?> form : forms()) {
      assertThatThrownBy(() -> read(FormField.with(FormField.valid(form), "zebra", true), form))
          .isInstanceOf(Refused.class).hasMessageStartingWith("Unknown field Zebra. The form has: ");
    }
    eachField((form, field) -> {
      if (field.type() == List.class) {
        assertThatThrownBy(() -> read(FormField.with(FormField.valid(form), field.path() + "[0].zebra", true), form))
            .isInstanceOf(Refused.class).hasMessageStartingWith("Unknown field %s 1, zebra.".formatted(field.words()));
      }
    });
  }

  @Test
  void whatIsNoFormAtAllIsRefused() {
    for (String text : List.of("", " ", "null", "[]", "12", "\"x\"", "{", "{}{}", "{\"decision\":1,\"decision\":2}",
        "[".repeat(5000), "{\"decision\":NaN}", "<form/>")) {
      for (Class<?> form : forms()) {
        assertThatThrownBy(() -> submission.read(text, form)).as(text).isInstanceOf(Refused.class);
      }
    }
    assertThatThrownBy(() -> submission.read("{\"reason\":\"" + "x".repeat(300_000) + "\"}", forms().get(0)))
        .isInstanceOf(Refused.class).hasMessageContaining("200000 is the most");
  }

  private interface FieldTest {
    void on(Class<?> form, FormField field);
  }

  private void eachField(FieldTest test) {
    int tested = 0;
    for (Class<?> form : forms()) {
      for (FormField field : FormField.of(form)) {
        test.on(form, field);
        tested++;
      }
    }
    assertThat(tested).isGreaterThan(80);
  }

  private void refused(Class<?> form, FormField field, Object value, String words) {
    assertThatThrownBy(() -> read(FormField.with(FormField.valid(form), field.path(), value), form))
        .as("%s.%s = %s", form.getEnclosingClass().getSimpleName(), field.path(), value)
        .isInstanceOf(Refused.class)
        .hasMessageContaining(field.words())
        .hasMessageContaining(words)
        .hasMessageNotContainingAny("<", "java.");
  }

  private void accepted(Class<?> form, FormField field, Object value) {
    assertThatCode(() -> read(FormField.with(FormField.valid(form), field.path(), value), form))
        .as("%s.%s = %s", form.getEnclosingClass().getSimpleName(), field.path(), value).doesNotThrowAnyException();
  }

  private Object read(JsonNode fields, Class<?> form) {
    return submission.read(fields.toString(), form);
  }

  private List<Class<?>> forms() {
    return List.copyOf(FormField.forms(context).values());
  }

  private static int max(FormField field) {
    var accessor = field.component().getAccessor();
    RequiredText required = accessor.getAnnotation(RequiredText.class);
    OptionalText optional = accessor.getAnnotation(OptionalText.class);
    Size size = accessor.getAnnotation(Size.class);
    return size != null ? size.max() : required != null ? required.max() : optional != null ? optional.max() : 0;
  }
}
