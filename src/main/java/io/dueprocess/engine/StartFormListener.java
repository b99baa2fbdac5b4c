package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Refused;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A case that somebody asks for: reads the form, calls {@link #open} once and gives the process instance the case
 * id as its business key. Whatever it throws leaves no case.
 *
 * @param <F> the form, a record
 */
public abstract class StartFormListener<F> implements ExecutionListener {

  private final Class<F> form;
  private final String role;
  private Submission submission;
  private IdentityService identity;
  private ModelsInForce models;

  protected StartFormListener(Class<F> form, String role) {
    this.form = form;
    this.role = role;
  }

  @Autowired
  void border(Submission submission, IdentityService identity, ModelsInForce models) {
    this.submission = submission;
    this.identity = identity;
    this.models = models;
  }

  /** Calls the use case. */
  protected abstract CaseId open(F form, Actor actor);

  @Override
  public final void notify(DelegateExecution execution) {
    Authentication signedIn = identity.getCurrentAuthentication();
    if (signedIn == null || signedIn.getUserId() == null) {
      throw new Refused("Nobody is signed in. Sign in, then ask again.");
    }
    if (signedIn.getGroupIds() == null || !signedIn.getGroupIds().contains(role)) {
      throw new Refused("Only members of the group %s can start this.".formatted(role));
    }
    CaseId id = open(submission.take(execution, form), new Actor(signedIn.getUserId(), role));
    execution.setProcessBusinessKey(id.value());
    models.recordInForce(execution, id);
  }
}
