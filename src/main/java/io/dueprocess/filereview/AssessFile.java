package io.dueprocess.filereview;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employees;
import io.dueprocess.request.ImprovementRequest;
import org.springframework.stereotype.Component;

/** Puts on record what the employee's file says about the request. */
@Component
public class AssessFile {

  /** Topic of the finding. */
  public static final String TOPIC = "AssessFile";

  private final CaseFiles caseFiles;
  private final Employees employees;

  AssessFile(CaseFiles caseFiles, Employees employees) {
    this.caseFiles = caseFiles;
    this.employees = employees;
  }

  /** Assesses the file as it is today. */
  FileAssessment assess(CaseId id) {
    CaseFile file = caseFiles.read(id);
    FileAssessment assessment = AssessFileRule.assess(
        employees.file(file.pipCase().employeeId()),
        file.last(EntryKind.REQUEST, ImprovementRequest.class).orElseThrow().content(),
        file.pipCase().openedOn(),
        file.policy());
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, assessment);
    return assessment;
  }

  /** The last assessment of a case. */
  public static FileAssessment of(CaseFile file) {
    return file.last(EntryKind.FINDING, TOPIC, FileAssessment.class).orElseThrow().content();
  }
}
