package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all services of the engine have in common for who calls them from outside: REST, web applications, us. */
final class Border {

  private static final Logger LOG = LoggerFactory.getLogger(Border.class);

  private static final Set<String> ONLY_THE_FORM = Set.of(Submission.VARIABLE);

  private Border() {}

  /**
   * The form as the one variable that a task takes, transient, so that what was typed reaches no table of the
   * engine. Refuses a missing form and any other variable.
   */
  static VariableMap form(Map<String, Object> variables) {
    Map<String, Object> sent = variables == null ? Map.of() : variables;
    for (String name : sent.keySet()) {
      if (!ONLY_THE_FORM.contains(name)) {
        throw new Refused("Unknown variable %s. A task takes its form only, in the variable %s."
            .formatted(name, Submission.VARIABLE));
      }
    }
    // a map of the engine's reads a serialized object where it is only asked for it, and fails
    Object form = sent instanceof VariableMap typed
        ? typed.getValueTyped(Submission.VARIABLE) : sent.get(Submission.VARIABLE);
    Object text = form instanceof TypedValue value && !(form instanceof ObjectValue) ? value.getValue() : form;
    if (!(text instanceof String json)) {
      throw new Refused("The form is missing. Send it as JSON text in the variable %s.".formatted(Submission.VARIABLE));
    }
    return Variables.createVariables()
        .putValueTyped(Submission.VARIABLE, Variables.stringValue(json, true));
  }

  /** What moves a case is the form of its task, and nothing that somebody sends past it. */
  static Refused onlyTheForm() {
    return new Refused("Nothing moves a case but the form of the task. Complete the task with its form.");
  }

  /** Runs a call to the engine and gives back a refusal without the engine's words around it. */
  static <T> T inPlainWords(Supplier<T> call) {
    try {
      return call.get();
    } catch (ProcessEngineException e) {
      throw plain(e);
    }
  }

  /**
   * Runs a call about a task. Whoever comes a moment too late is told that it is done: the rights to a task go with
   * it, and the engine, which reads a task and where it stands one after the other, may find only half of it.
   */
  static <T> T inPlainWords(CommandExecutor engine, String taskId, Supplier<T> call) {
    try {
      return inPlainWords(call);
    } catch (Refused e) {
      throw e;
    } catch (RuntimeException e) {
      if (taskId == null || engine.execute(c -> c.getTaskManager().findTaskById(taskId)) != null) {
        throw e;
      }
      LOG.debug("Failed on a task that is gone", e);
      throw noLongerOpen();
    }
  }

  /**
   * Runs what completes a task. That somebody came too late with it is put on record, whatever they were told: a rule
   * may have seen what the quicker one wrote before the engine saw that the task is gone.
   */
  static <T> T completing(CommandExecutor engine, LateCompletions late, String taskId, Supplier<T> call) {
    try {
      return inPlainWords(engine, taskId, call);
    } catch (Refused e) {
      Authentication signedIn = engine.execute(CommandContext::getAuthentication);
      late.note(engine, taskId, signedIn);
      throw e;
    }
  }

  private static Refused noLongerOpen() {
    return new Refused("This task is no longer open: it was completed, or the case has moved on.");
  }

  private static RuntimeException plain(ProcessEngineException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof Refused refused) {
        return refused;
      }
    }
    if (e instanceof AuthorizationException) {
      return new AuthorizationException(
          "You may not do this: a task is for the person or the group that it is assigned "
              + "to, and only managers ask for a case. Leave it to them.");
    }
    if (e instanceof OptimisticLockingException) {
      return new Refused("Somebody else has just done the same. Open the task again to see how the case stands.");
    }
    if (e instanceof SuspendedEntityInteractionException) {
      return new Refused("The employee is on leave, or HR has paused the case, and the clock stands still: nothing is "
          + "decided and no time runs until it goes on. HR records the return.");
    }
    if (e instanceof NullValueException) {
      return noLongerOpen();
    }
    return e;
  }
}
