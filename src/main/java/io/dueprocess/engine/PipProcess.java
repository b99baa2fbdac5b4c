package io.dueprocess.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Our one way to the engine, in the words of the business: ask for action, see a task, complete it. */
@Component
public class PipProcess {

  /** Model of the whole life of a case, which calls those of its stages. */
  static final String LIFECYCLE = "pip-lifecycle";

  private final TaskService tasks;
  private final FormService forms;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final IdentityService identity;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;
  private final CaseFiles caseFiles;

  PipProcess(TaskService tasks, FormService forms, RuntimeService runtime, RepositoryService repository,
      IdentityService identity, ObjectMapper json, TransactionTemplate transaction, CaseFiles caseFiles) {
    this.tasks = tasks;
    this.forms = forms;
    this.runtime = runtime;
    this.repository = repository;
    this.identity = identity;
    this.json = json;
    this.transaction = transaction;
    this.caseFiles = caseFiles;
  }

  /**
   * A task that somebody has to do.
   *
   * @param name the task's id without its prefix, such as {@code DecideOnFile}
   * @param title what the task list shows
   * @param assignee null for a task that its group has not claimed
   * @param groups candidate groups
   */
  public record OpenTask(String id, CaseId caseId, String name, String title, String description, Instant due,
      String assignee, Set<String> groups) {}

  /** A manager asks HR for action; gives the new case. */
  public CaseId request(String userId, Object form) {
    String definition = repository.createProcessDefinitionQuery()
        .processDefinitionKey(LIFECYCLE).latestVersion().singleResult().getId();
    return as(userId, () -> new CaseId(forms.submitStartForm(definition, submission(form)).getBusinessKey()));
  }

  /** The open tasks of a case, whoever they are for. */
  public List<OpenTask> tasks(CaseId caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.value()).list().stream()
        .flatMap(task -> openTask(task).stream())
        .toList();
  }

  /** The cases in which something waits for a group, taken up or not. */
  public Set<CaseId> casesWithTaskFor(String group) {
    Set<String> instances = tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks().list().stream()
        .map(Task::getProcessInstanceId)
        .collect(Collectors.toSet());
    return instances.isEmpty() ? Set.of() : runtime.createProcessInstanceQuery().processInstanceIds(instances).list()
        .stream()
        .map(instance -> new CaseId(instance.getBusinessKey()))
        .collect(Collectors.toSet());
  }

  /** A task, if the person may see it. */
  public Optional<OpenTask> task(String taskId, String userId) {
    return Optional.ofNullable(as(userId, () -> tasks.createTaskQuery().taskId(taskId).singleResult()))
        .flatMap(this::openTask);
  }

  /** Completes a task as that person, who takes a group's task first; where it is refused, it is not taken either. */
  public void complete(String taskId, String userId, Object form) {
    transaction.executeWithoutResult(status -> {
      // the case before the task, as everybody else does: of two who come at once none waits for the other for ever
      Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult()).flatMap(this::caseOf)
          .ifPresent(caseFiles::lock);
      as(userId, () -> {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task != null && task.getAssignee() == null) {
          tasks.claim(taskId, userId);
        }
        forms.submitTaskForm(taskId, submission(form));
        return null;
      });
    });
  }

  /** The groups that a person is in. */
  public Set<String> groupsOf(String userId) {
    return identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId)
        .collect(Collectors.toSet());
  }

  /** Empty where somebody else has completed it since it was found. */
  private Optional<OpenTask> openTask(Task task) {
    return caseOf(task).flatMap(id -> groups(task).map(groups -> new OpenTask(task.getId(), id,
        TaskName.of(task.getTaskDefinitionKey()), task.getName(), task.getDescription(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(), task.getAssignee(), groups)));
  }

  private Optional<CaseId> caseOf(Task task) {
    return Optional.ofNullable(
            runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult())
        .map(instance -> new CaseId(instance.getBusinessKey()));
  }

  private Optional<Set<String>> groups(Task task) {
    try {
      return Optional.of(TaskAccess.groups(tasks.getIdentityLinksForTask(task.getId())));
    } catch (NullValueException e) {
      // what the engine throws for a task that is gone
      return Optional.empty();
    }
  }

  private <T> T as(String userId, Supplier<T> call) {
    List<String> groups = List.copyOf(groupsOf(userId));
    try {
      identity.setAuthentication(userId, groups);
      return call.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private Map<String, Object> submission(Object form) {
    try {
      return Map.of(Submission.VARIABLE, form instanceof String text ? text : json.writeValueAsString(form));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A form that can't be written as JSON: " + form, e);
    }
  }
}
