package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has HR name a new manager where the one of a case has left the company, as the personnel file says, and nobody has
 * reported another one: a case does not wait for somebody who is gone. HR is asked once for each manager who leaves.
 */
@Component
public class AskForNewManager implements DailyWork {

  private static final Logger LOG = LoggerFactory.getLogger(AskForNewManager.class);

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;
  private final RunningCase running;
  private final TransactionTemplate transaction;

  AskForNewManager(CaseFiles caseFiles, Employees employees, Moments moments, RunningCase running,
      TransactionTemplate transaction) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
    this.running = running;
    this.transaction = transaction;
  }

  @Override
  public void doIfDue() {
    LocalDate today = moments.today();
    caseFiles.openCasesThatLostTheirManager(today)
        .forEach(id -> transaction.executeWithoutResult(status -> ask(id, today)));
  }

  private void ask(CaseId id, LocalDate today) {
    Optional<PipCase> locked = caseFiles.lock(id);
    // another node may have been quicker
    if (caseFiles.openCasesThatLostTheirManager(today).contains(id)) {
      locked.flatMap(pipCase -> employees.find(pipCase.managerId())).ifPresent(manager -> ask(id, manager));
    }
  }

  private void ask(CaseId id, Employee manager) {
    caseFiles.append(id, Actor.SYSTEM, EntryKind.MANAGER_LEFT, new ManagerLeft(manager.number(), manager.leftOn()));
    if (!running.askForManager(id)) {
      LOG.warn("Case {} has no manager any more, and runs by a model that does not ask HR for a new one. Have HR "
          + "report the change of manager.", id);
    }
  }
}
