package io.dueprocess.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What the product offers to models, and therefore all that an expression may name: the variables of the flow, the
 * beans made for models with what they answer to, and two words of the execution. {@link ModelExpressions} checks
 * models against it when they are deployed, {@link OfferedExpressions} when they run.
 */
final class Offered {

  /** What listeners and delegates leave in a case for the gateway that follows; a condition may name nothing else. */
  static final Set<String> FLOW_VARIABLES = Set.of(
      "legalRisk", "fileDecision",
      "coachingOver", "coachingDecision",
      "planDecision", "planValid", "planAnswer",
      "checkInLeft", "goalsMet", "earlySuccess", "amendmentDecision",
      "outcomeDecision", "roleAnswer",
      "paperTrailComplete", "terminationDecision", "appeal", "appealDecision", "reducedTo", "terminationResult",
      "relapseDecision", "followUpResult",
      "caseEnd", "leaveState",
      "requestKind", "termsOffer", "termsAnswer");

  static final String EXECUTION = "execution";
  static final String TASK = "task";

  /** The case that the flow runs for. There is no way to name another one. */
  static final String CASE = "processBusinessKey";
  static final String SET_VARIABLE = "setVariable";

  /** What the engine calls by an interface is called by nobody else. */
  private static final Set<Class<?>> KINDS = Set.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

  private Offered() {
  }

  /**
   * What can be called on a bean: methods that are told their case first, by the execution, the task or its number, and
   * nothing after it but words and figures.
   */
  static Set<String> methods(Class<?> bean) {
    Set<String> names = new TreeSet<>();
    callable(bean).forEach(method -> names.add(method.getName()));
    return names;
  }

  /** The method that a call means, null where the bean offers none of that name with so many arguments. */
  static Method method(Class<?> bean, String name, int arguments) {
    return callable(bean)
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments)
        .findFirst().orElse(null);
  }

  /** How many arguments a bean's method takes, for whoever is told that it is another number. */
  static Map<String, Integer> arguments(Class<?> bean) {
    Map<String, Integer> arguments = new TreeMap<>();
    callable(bean).forEach(method -> arguments.put(method.getName(), method.getParameterCount()));
    return arguments;
  }

  /** What stands for the case as the first argument of a method. */
  static String caseArgument(Method method) {
    Class<?> first = method.getParameterTypes()[0];
    return first == DelegateExecution.class ? EXECUTION : first == DelegateTask.class ? TASK : EXECUTION + "." + CASE;
  }

  private static Stream<Method> callable(Class<?> bean) {
    return Stream.of(bean.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> KINDS.stream().noneMatch(kind -> kind.isAssignableFrom(bean)
            && Stream.of(kind.getMethods()).anyMatch(its -> its.getName().equals(method.getName()))))
        .filter(method -> method.getParameterCount() > 0)
        .filter(method -> Set.of(DelegateExecution.class, DelegateTask.class, String.class)
            .contains(method.getParameterTypes()[0]))
        .filter(method -> Stream.of(method.getParameterTypes()).skip(1)
            .allMatch(type -> type == String.class || type == boolean.class || type == int.class));
  }
}
