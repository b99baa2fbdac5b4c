package io.dueprocess.web;

import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.export.People;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import org.springframework.stereotype.Component;

/** The people of a case by the directory: the record knows user ids only, and must not ask who they are today. */
@Component
class PeopleOfRecord implements People {

  private final Employees employees;

  PeopleOfRecord(Employees employees) {
    this.employees = employees;
  }

  @Override
  public String nameOf(String userId) {
    return employees.findByUserId(userId).map(Employee::name).orElse(userId);
  }

  @Override
  public Subject subjectOf(PipCase pipCase) {
    Employee e = employees.find(pipCase.employeeId())
        .orElseThrow(() -> new IllegalStateException("Nobody in the directory for " + pipCase.id()));
    String manager = employees.find(pipCase.managerId()).map(Employee::name).orElse("");
    return new Subject(e.userId(), e.name(), e.number(), e.jobTitle(), e.unit(), e.jurisdiction(), manager);
  }
}
