package io.dueprocess.engine;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employees;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts on record that somebody completed a task when somebody else, or the time for it, had been quicker: they are told
 * so, and whoever reads the record later sees that they did not stay silent. Once for each person and task; only of
 * whom the task was for, and of nobody who sends their own completion again.
 */
@Component
class LateCompletions {

  private final HistoryService history;
  private final RepositoryService repository;
  private final CaseFiles caseFiles;
  private final Employees employees;
  private final TaskAccess access;
  private final TransactionTemplate transaction;

  LateCompletions(@Lazy HistoryService history, @Lazy RepositoryService repository, CaseFiles caseFiles,
      Employees employees, TaskAccess access, PlatformTransactionManager transactions) {
    this.history = history;
    this.repository = repository;
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.access = access;
    this.transaction = new TransactionTemplate(transactions);
    // what was too late is rolled back, and this is to stay
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Content of a {@code TOO_LATE} entry.
   *
   * @param doneBy user id of who had completed it; null where its time was over or the case had moved on
   */
  record Late(String task, String doneBy) {}

  /**
   * Notes it if the task is over. Once what was refused is rolled back: until then it may hold the lock of the case.
   */
  void note(CommandExecutor engine, String taskId, Authentication late) {
    if (late == null || late.getUserId() == null) {
      return;
    }
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCompletion(int status) {
          write(engine, taskId, late);
        }
      });
    } else {
      write(engine, taskId, late);
    }
  }

  private void write(CommandExecutor engine, String taskId, Authentication late) {
    transaction.executeWithoutResult(status -> engine.execute(context -> context.runWithoutAuthorization(() -> {
      HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
      if (task != null && task.getEndTime() != null) {
        caseOf(task).ifPresent(id -> write(id, task, late));
      }
      return null;
    })));
  }

  private void write(CaseId id, HistoricTaskInstance task, Authentication late) {
    String doneBy = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason()) ? task.getAssignee() : null;
    String name = TaskName.of(task.getTaskDefinitionKey());
    caseFiles.lock(id);
    CaseFile file = caseFiles.read(id);
    boolean noted = file.entries().stream().anyMatch(e -> e.kind() == EntryKind.TOO_LATE && name.equals(e.topic())
        && e.actor().userId().equals(late.getUserId()) && !e.at().isBefore(task.getStartTime().toInstant()));
    if (!noted && !late.getUserId().equals(doneBy)) {
      role(file, task, late).ifPresent(role -> caseFiles.append(id, new Actor(late.getUserId(), role),
          EntryKind.TOO_LATE, name, new Late(name, doneBy)));
    }
  }

  /** As what the task was theirs; empty where it was not. */
  private Optional<String> role(CaseFile file, HistoricTaskInstance task, Authentication late) {
    List<HistoricIdentityLinkLog> named = history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).list();
    if (isForOnePerson(task)) {
      return Optional.of(isSubject(file, late.getUserId()) ? "employee" : "manager")
          .filter(role -> named.stream().anyMatch(link -> late.getUserId().equals(link.getUserId())));
    }
    Set<String> groups = named.stream().map(HistoricIdentityLinkLog::getGroupId).filter(group -> group != null)
        .collect(Collectors.toSet());
    return TaskAccess.role(groups, late)
        .filter(group -> access.reason(file.pipCase().id(), late.getUserId(), groups).isEmpty());
  }

  /** By the model: others are named for such a task, too, once it is put before them. */
  private boolean isForOnePerson(HistoricTaskInstance task) {
    UserTask inModel = repository.getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementById(task.getTaskDefinitionKey());
    return inModel.getCamundaAssignee() != null;
  }

  private boolean isSubject(CaseFile file, String userId) {
    return employees.findByUserId(userId).filter(e -> e.id() == file.pipCase().employeeId()).isPresent();
  }

  private Optional<CaseId> caseOf(HistoricTaskInstance task) {
    return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId()).singleResult())
        .map(instance -> new CaseId(instance.getBusinessKey()));
  }
}
