package io.dueprocess.plan;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts on record whether the plan can be delivered on the day on which HR has approved it. */
@Component
public class ValidatePlan {

  /** Topic of the finding. */
  public static final String TOPIC = "ValidatePlan";

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  ValidatePlan(CaseFiles caseFiles, Employees employees, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** Whether the last draft is valid today: it may have been when it was drafted and not be any more. */
  boolean valid(CaseId id) {
    CaseFile file = caseFiles.read(id);
    PlanValidation validation =
        validation(file, file.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content());
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, validation);
    return validation.valid();
  }

  PlanValidation validation(CaseFile file, ImprovementPlan plan) {
    return ValidatePlanRule.validate(plan, moments.today(), calendar(file), file.policy());
  }

  /** What is wrong with a plan whose period runs already; how it would look after an amendment. */
  public List<String> problemsOfAmended(CaseFile file, ImprovementPlan plan) {
    return ValidatePlanRule.validateAmended(plan, moments.today(), calendar(file), file.policy()).problems();
  }

  private WorkCalendar calendar(CaseFile file) {
    return employees.calendarOf(file.pipCase().employeeId());
  }
}
