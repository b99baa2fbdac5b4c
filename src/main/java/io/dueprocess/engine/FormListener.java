package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Refused;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A completed user task on its way to its use case: reads the form, makes sure that it is the right person, calls
 * {@link #completed} once and sets what the next gateway reads. Whatever it throws leaves the task open.
 *
 * @param <F> the form, a record
 */
public abstract class FormListener<F> implements TaskListener {

  private final Class<F> form;
  private Submission submission;
  private IdentityService identity;
  private Party party;
  private LettersDue letters;
  private TaskAccess access;

  protected FormListener(Class<F> form) {
    this.form = form;
  }

  @Autowired
  void border(Submission submission, IdentityService identity, Party party, LettersDue letters,
      TaskAccess access) {
    this.submission = submission;
    this.identity = identity;
    this.party = party;
    this.letters = letters;
    this.access = access;
  }

  /** Calls the use case and returns the flow variables that the next gateway needs; none for most tasks. */
  protected abstract Map<String, ?> completed(CompletedTask task, F form);

  @Override
  public final void notify(DelegateTask task) {
    Actor actor = actor(task);
    F filledIn = submission.take(task, form);
    CaseId caseId = new CaseId(task.getExecution().getProcessBusinessKey());
    task.getExecution().setVariables(completed(new CompletedTask(caseId, actor), filledIn));
    letters.completed(caseId, TaskName.of(task.getTaskDefinitionKey()));
  }

  private Actor actor(DelegateTask task) {
    Authentication signedIn = identity.getCurrentAuthentication();
    if (signedIn == null || signedIn.getUserId() == null) {
      throw new Refused("Nobody is signed in. Sign in, then complete the task.");
    }
    String userId = signedIn.getUserId();
    Set<String> groups = TaskAccess.groups(task.getCandidates());
    if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
      throw new Refused("This task is with somebody else. Only who it is assigned to can complete it.");
    }
    String onePerson = onePerson(task);
    if (onePerson != null && !onePerson.equals(userId)) {
      throw new Refused("This task is for one person, and for nobody in their place. Leave it to them.");
    }
    if (onePerson != null) {
      return new Actor(userId, party.employee(task.getExecution()).equals(userId) ? "employee" : "manager");
    }
    Actor actor = new Actor(userId, role(groups, signedIn));
    access.require(new CaseId(task.getExecution().getProcessBusinessKey()), userId, groups);
    return actor;
  }

  /** Whose task the model says it is, whoever took it up meanwhile; null for a group's task. */
  private static String onePerson(DelegateTask task) {
    String assignee = task.getBpmnModelElementInstance().getCamundaAssignee();
    return assignee == null ? null : (String) Context.getProcessEngineConfiguration()
        .getExpressionManager()
        .createExpression(assignee)
        .getValue(task.getExecution());
  }

  /** A group's task is done as a member of the group, also by who has claimed it. */
  private static String role(Set<String> groups, Authentication signedIn) {
    return TaskAccess.role(groups, signedIn).orElseThrow(() -> new Refused(
        "This task is for the group %s, and you are not in it.".formatted(String.join(", ", groups))));
  }
}
