package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/**
 * Expressions made of the pieces of attacks in any order: whatever the check accepts is run by the engine's own
 * expression language, and everything that it then asks for is something that is offered.
 */
class ModelExpressionsPropertiesTest {

  private static final Map<String, Class<?>> BEANS = CodeBeans.all();
  private static final ModelExpressions CHECK = new ModelExpressions(BEANS);

  private static final List<String> PIECES = List.of("${", "#{", "}", "{", "$", "\\", "'", "\"", "(", ")", "[", "]",
      ".", ",", " ", "==", "!=", "&&", "||", "!", "?", ":", "+", "-", "empty ", "not ", " and ", " or ", "null", "true", "1",
      "execution", "task", "processBusinessKey", "setVariable", "getClass", "class", "forName", "dataSource",
      "environment", "now()", "currentUser()", "fileDecision", "legalRisk", "party", "employee", "deadline", "after",
      "periodDates", "ends", "assessFile", "'decisionDays'", "'PIP-2026-0001'", "'fileDecision'", "'DECLINE'",
      "execution.processBusinessKey", "party.employee(execution)", "execution.setVariable('fileDecision', 'DECLINE')",
      "periodDates.ends(execution.processBusinessKey)", "deadline.after(execution, 'decisionDays')",
      "${legalRisk == true}", "${party.employee(execution)}", "Case ", "\n", "é", "\u0000");

  @Property(tries = 20_000)
  void whatIsAcceptedAsksForWhatIsOfferedAndNothingElse(@ForAll("texts") String text) {
    boolean accepted = CHECK.problems(text).isEmpty() && ModelExpressions.in(text);
    Statistics.label("accepted with an expression").collect(accepted);
    if (accepted) {
      List<String> asked = asked(text);
      assertThat(asked).as(text).allSatisfy(what -> assertThat(offered(what)).as(what).isTrue());
    }
  }

  @Property(tries = 2_000)
  void anyTextAtAllIsReadToAnEnd(@ForAll String text) {
    assertThat(CHECK.problems(text)).isNotNull();
    assertThat(CHECK.problems("${" + text + "}")).allSatisfy(problem -> assertThat(problem).endsWith("."));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(8)
        .map(list -> String.join("", list));
    Arbitrary<String> operand = Arbitraries.of("legalRisk", "fileDecision", "true", "1", "'DECLINE'",
        "party.employee(execution)", "periodDates.ends(execution.processBusinessKey)",
        "deadline.after(execution, 'decisionDays')", "execution.processBusinessKey", "dataSource", "''.class");
    Arbitrary<String> sound = Combinators.combine(operand, Arbitraries.of("==", "!=", "and", "or", "&&"), operand)
        .as((a, operator, b) -> "${" + a + " " + operator + " " + b + "}");
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 60);
    Arbitrary<String> mutated = Combinators.combine(sound, Arbitraries.of(PIECES), places)
        .as((text, piece, at) -> text.substring(0, Math.min(at, text.length())) + piece
            + text.substring(Math.min(at, text.length())));
    return Arbitraries.oneOf(pieces, pieces.map(inside -> "${" + inside + "}"), sound, mutated);
  }

  private static boolean offered(String asked) {
    if (Offered.FLOW_VARIABLES.contains(asked) || BEANS.containsKey(asked) || asked.equals(Offered.EXECUTION)
        || asked.equals(Offered.EXECUTION + "." + Offered.CASE)
        || asked.equals(Offered.EXECUTION + "." + Offered.SET_VARIABLE + "()")) {
      return true;
    }
    int dot = asked.indexOf('.');
    return dot > 0 && asked.endsWith("()") && BEANS.containsKey(asked.substring(0, dot))
        && Offered.methods(BEANS.get(asked.substring(0, dot))).contains(asked.substring(dot + 1, asked.length() - 2));
  }

  /** Evaluates as the engine does, in a world where every name, property and method is there. */
  private static List<String> asked(String text) {
    Everything everything = new Everything();
    SimpleContext context = new SimpleContext(everything) {
      @Override
      public FunctionMapper getFunctionMapper() {
        return new FunctionMapper() {
          @Override
          public Method resolveFunction(String prefix, String name) {
            everything.asked.add("function " + name);
            return null;
          }
        };
      }
    };
    try {
      new ExpressionFactoryImpl().createValueExpression(context, text, Object.class).getValue(context);
    } catch (ELException | ArithmeticException | IllegalArgumentException e) {
      // types that do not fit; what was asked for until then is what counts
      assertThat(e).isNotNull();
    }
    return everything.asked;
  }

  /** Something that was resolved, with its path. */
  private record Thing(String path) {
  }

  private static final class Everything extends ELResolver {

    private final List<String> asked = new ArrayList<>();

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      String path = base == null ? String.valueOf(property) : path(base) + "." + property;
      asked.add(path);
      context.setPropertyResolved(true);
      return new Thing(path);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
      String path = path(base) + "." + method + "()";
      asked.add(path);
      context.setPropertyResolved(true);
      return new Thing(path);
    }

    private static String path(Object base) {
      return base instanceof Thing thing ? thing.path() : "literal " + base;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      return Object.class;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      asked.add("set " + property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return Object.class;
    }
  }
}
