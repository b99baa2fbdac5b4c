package io.dueprocess.request;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Policies;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.request.ImprovementRequest.DesiredAction;
import io.dueprocess.request.ImprovementRequest.Incident;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * A manager asks HR for action about one of their reports. Opens the case and puts the policy of the employee's
 * jurisdiction on record. Refused: an unknown employee, somebody who is not this manager's report or no longer
 * employed or without a login, a case that is open already, incidents in the future.
 */
@Component
public class RequestImprovement {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Policies policies;
  private final Moments moments;

  RequestImprovement(CaseFiles caseFiles, Employees employees, Policies policies, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.policies = policies;
    this.moments = moments;
  }

  /** What the manager fills in. */
  public record Form(
      @NotNull(message = "choose the employee.") Long employeeId,
      @RequiredText String concern,
      @NotNull(message = "choose what you want to come of it.") DesiredAction desiredAction,
      @RequiredText String alreadyTried,
      @NotNull(message = "name at least one incident.")
      @Size(min = 1, max = 20, message = "name between {min} and {max} incidents.")
      List<@NotNull(message = "fill in the incident or remove its row.") @Valid IncidentForm> incidents) {}

  /** One row of the incidents. */
  public record IncidentForm(
      @NotNull(message = "enter the day.") LocalDate date,
      @RequiredText String what,
      @OptionalText String evidence) {}

  /** Opens the case. */
  public CaseId request(Form form, Actor actor) {
    Employee manager = employees.findByUserId(actor.userId()).orElseThrow(() -> new Refused(
        "Your login is not in the directory of employees. Ask HR to import you with the login %s."
            .formatted(actor.userId())));
    Employee employee = employees.find(form.employeeId()).orElseThrow(() -> new Refused(
        "Employee: there is no employee %d in the directory. Choose one of your reports."
            .formatted(form.employeeId())));
    LocalDate today = moments.today();
    var refused = new Refused.Collector()
        .when(employee.managerId() == null || employee.managerId() != manager.id(),
            "Employee: %s does not report to you. Choose one of your reports, or ask HR to correct the reporting line.",
            employee.name())
        .when(!employee.employedOn(today), "Employee: %s is not employed today.", employee.name())
        .when(employee.userId() == null,
            "Employee: %s has no login and could not answer. Ask HR to import one first.", employee.name());
    caseFiles.openCaseOf(employee.id()).ifPresent(open -> refused.when(true,
        "Employee: a case is open for %s already (%s). Wait until it has ended.", employee.name(), open.id()));
    int row = 1;
    for (IncidentForm incident : form.incidents()) {
      refused.when(incident.date().isAfter(today),
              "Incident %d, date: %s is in the future. Enter the day on which it happened.", row, incident.date())
          .when(incident.date().isBefore(employee.hiredOn() == null ? LocalDate.of(1950, 1, 1) : employee.hiredOn()),
              "Incident %d, date: %s is before the employee was hired. Correct the day.", row, incident.date());
      row++;
    }
    refused.refuse();

    CaseId id = open(employee, manager);
    caseFiles.append(id, actor, EntryKind.REQUEST, new ImprovementRequest(employee.id(), form.concern(),
        form.desiredAction(), form.alreadyTried(),
        form.incidents().stream().map(i -> new Incident(i.date(), i.what(), i.evidence())).toList()));
    caseFiles.append(id, Actor.SYSTEM, EntryKind.POLICY, policies.forJurisdiction(employee.jurisdiction()));
    return id;
  }

  private CaseId open(Employee employee, Employee manager) {
    try {
      return caseFiles.open(employee.id(), manager.id());
    } catch (DuplicateKeyException atTheSameMoment) {
      throw new Refused(
          "Employee: a case for %s has just been opened. Wait until it has ended.".formatted(employee.name()));
    }
  }
}
