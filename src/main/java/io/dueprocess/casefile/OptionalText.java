package io.dueprocess.casefile;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that a person may write: not longer than {@link #max} characters, no control characters but tabs and line
 * breaks, no halves of characters.
 */
@Documented
@Constraint(validatedBy = {})
@Size(max = 4000, message = "at most {max} characters. Shorten it.")
@Pattern(
    regexp = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*",
    message = "it has characters that can't be printed. Type it again without them.")
@Target({
  ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD,
  ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface OptionalText {

  /** Longest text in characters. */
  @OverridesAttribute(constraint = Size.class, name = "max")
  int max() default 4000;

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
