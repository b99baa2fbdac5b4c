package io.dueprocess.casefile.letter;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * What may stand between <code>${</code> and <code>}</code> in a template: the name of a field, such as
 * {@code plan.endsOn}, and nothing that could be called. Templates are edited by people who must not be able to reach
 * the application through them.
 */
final class FieldsOnly implements IStandardVariableExpressionEvaluator {

  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*");

  @Override
  public Object evaluate(IExpressionContext context, IStandardVariableExpression expression,
      StandardExpressionExecutionContext execution) {
    String path = expression.getExpression().strip();
    if (!FIELD.matcher(path).matches()) {
      throw new UnknownField("“" + path
          + "” is no field. Write the name of a field, such as ${employee.name}; nothing else can stand there.");
    }
    String[] names = path.split("\\.");
    if (!context.containsVariable(names[0])) {
      throw new UnknownField("There is no field “%s”. There are: %s."
          .formatted(names[0], String.join(", ", new TreeSet<>(context.getVariableNames()))));
    }
    Object value = context.getVariable(names[0]);
    for (int i = 1; i < names.length && value != null; i++) {
      value = field(value, names[i], path);
    }
    return value;
  }

  private static Object field(Object value, String name, String path) {
    if (value instanceof Map<?, ?> fields && fields.containsKey(name)) {
      return fields.get(name);
    }
    String there = value instanceof Map<?, ?> fields
        ? " There are: %s."
            .formatted(String.join(", ", new TreeSet<>(fields.keySet().stream().map(String::valueOf).toList())))
        : "";
    throw new UnknownField("There is no field “%s” in “%s”.%s".formatted(name, path, there));
  }

  /** A template asks for what a letter does not have. */
  static final class UnknownField extends RuntimeException {

    UnknownField(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
