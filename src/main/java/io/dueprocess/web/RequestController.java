package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the form of a new request shows: the manager's reports. */
@RestController
class RequestController {

  private final SignedIn signedIn;
  private final Employees employees;
  private final CaseFiles caseFiles;
  private final Moments moments;

  RequestController(SignedIn signedIn, Employees employees, CaseFiles caseFiles, Moments moments) {
    this.signedIn = signedIn;
    this.employees = employees;
    this.caseFiles = caseFiles;
    this.moments = moments;
  }

  record NewRequest(LocalDate today, List<Report> reports) {}

  record Report(long id, String name, String number, String jobTitle, boolean caseOpen) {}

  @GetMapping(path = "/api/requests/new", produces = MediaType.APPLICATION_JSON_VALUE)
  NewRequest form(HttpServletRequest request) {
    Actor actor = signedIn.require(request, "manager");
    LocalDate today = moments.today();
    List<Report> reports = employees.findByUserId(actor.userId())
        .map(manager -> employees.reportsOf(manager.id(), today))
        .orElse(List.of())
        .stream()
        .map(this::report)
        .toList();
    return new NewRequest(today, reports);
  }

  private Report report(Employee e) {
    return new Report(e.id(), e.name(), e.number(), e.jobTitle(), caseFiles.openCaseOf(e.id()).isPresent());
  }
}
