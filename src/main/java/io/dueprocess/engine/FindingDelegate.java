package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A step that the product does by itself: calls {@link #run} once and sets what the next gateway reads. */
public abstract class FindingDelegate implements JavaDelegate {

  /** Calls the use case and returns the flow variables that the next gateway needs; none for most steps. */
  protected abstract Map<String, ?> run(CaseId caseId);

  @Override
  public final void execute(DelegateExecution execution) {
    execution.setVariables(run(new CaseId(execution.getProcessBusinessKey())));
  }
}
