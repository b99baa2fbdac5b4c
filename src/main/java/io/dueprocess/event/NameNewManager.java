package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.casefile.Words;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * HR says who manages the employee from now on. Refused: a day in the future or before the case was opened, and a new
 * manager who is not in the directory, can't sign in, or is the employee or the manager of today.
 */
@Component
public class NameNewManager {

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Employees employees;
  private final Moments moments;
  private final RunningCase running;

  NameNewManager(CaseFiles caseFiles, Impartiality impartiality, Employees employees, Moments moments,
      RunningCase running) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.employees = employees;
    this.moments = moments;
    this.running = running;
  }

  /**
   * What HR fills in.
   *
   * @param newManager employee number
   * @param date the first day on which they manage the employee
   */
  public record Form(
      @RequiredText(max = 40) String newManager,
      @NotNull(message = "enter the day from which the new manager manages the employee.") LocalDate date,
      @OptionalText String note) {}

  void name(CaseId id, Form form, Actor actor) {
    PipCase pipCase = caseFiles.require(id);
    impartiality.require(pipCase, actor);
    Optional<Employee> manager = find(form.newManager());
    LocalDate today = moments.today();
    var refused = new Refused.Collector()
        .when(form.date().isAfter(today), "Date: %s is in the future. Name the new manager on the day.", form.date())
        .when(form.date().isBefore(pipCase.openedOn()), "Date: %s is before the case was opened (%s). Correct the day.",
            form.date(), pipCase.openedOn());
    refuse(refused, pipCase, manager, today);
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.EVENT, EventKind.MANAGER_CHANGE.name(),
        new CaseEvent(EventKind.MANAGER_CHANGE, form.date(), null, form.newManager().strip(),
            Words.orNull(form.note()), null, List.of(), null));
    change(id, manager.orElseThrow());
  }

  Optional<Employee> find(String number) {
    return Optional.ofNullable(number).map(String::strip).flatMap(employees::findByNumber);
  }

  /** Notes what stands against this new manager. */
  static void refuse(Refused.Collector refused, PipCase pipCase, Optional<Employee> manager, LocalDate today) {
    refused
        .when(manager.isEmpty(), "New manager: no employee of this number is in the directory. Enter the "
            + "number of who manages the employee from now on; where that is not settled, of who stands in.")
        .when(manager.filter(m -> m.userId() == null || !m.employedOn(today)).isPresent(),
            "New manager: that person can't sign in here, or is not employed today. Name somebody who can act.")
        .when(manager.filter(m -> m.id() == pipCase.employeeId()).isPresent(),
            "New manager: that is the employee. Name somebody else.")
        .when(manager.filter(m -> m.id() == pipCase.managerId()).isPresent(),
            "New manager: that is the manager of today. Name the new one.");
  }

  /** Makes them the manager from now on. */
  void change(CaseId id, Employee manager) {
    caseFiles.changeManager(id, manager.id());
    running.changeManager(id);
  }
}
