package io.dueprocess.casefile;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that a person has to write: not empty, not longer than {@link #max} characters, no control characters. */
@Documented
@Constraint(validatedBy = {})
@NotBlank(message = "fill this in.")
@OptionalText
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredText {

  /** Longest text in characters. */
  @OverridesAttribute(constraint = OptionalText.class, name = "max")
  int max() default 4000;

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
