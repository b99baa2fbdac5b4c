package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.employee.Employees;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whose task it is; models name it as {@code party}. */
@Component("party")
public class Party {

  private final CaseFiles caseFiles;
  private final Employees employees;

  Party(CaseFiles caseFiles, Employees employees) {
    this.caseFiles = caseFiles;
    this.employees = employees;
  }

  /** User id of the manager whose tasks they are today. */
  public String manager(DelegateExecution execution) {
    return userId(caseFiles.require(caseOf(execution)).managerId());
  }

  /** User id of the subject. */
  public String employee(DelegateExecution execution) {
    return userId(caseFiles.require(caseOf(execution)).employeeId());
  }

  /** The group that decides on a termination, as the policy of the case has it. */
  public String approver(DelegateExecution execution) {
    return caseFiles.policy(caseOf(execution)).terminationApprover();
  }

  private String userId(long employeeId) {
    return employees.find(employeeId).orElseThrow().userId();
  }

  private static CaseId caseOf(DelegateExecution execution) {
    return new CaseId(execution.getProcessBusinessKey());
  }
}
