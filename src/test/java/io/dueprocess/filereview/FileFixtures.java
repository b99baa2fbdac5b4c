package io.dueprocess.filereview;

import io.dueprocess.casefile.Policy;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.request.ImprovementRequest;
import io.dueprocess.request.ImprovementRequest.DesiredAction;
import io.dueprocess.request.ImprovementRequest.Incident;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A file that carries a plan and has no risk; a test changes one thing of it. */
final class FileFixtures {

  static final LocalDate REQUESTED_ON = LocalDate.of(2026, 3, 2);

  LocalDate managerSince = LocalDate.of(2022, 1, 1);
  LocalDate hiredOn = LocalDate.of(2020, 5, 4);
  LocalDate probationUntil = LocalDate.of(2020, 11, 3);
  List<Appraisal> appraisals =
      new ArrayList<>(List.of(below(1, LocalDate.of(2024, 12, 31)), below(2, LocalDate.of(2025, 12, 31))));
  List<Note> coachingNotes = new ArrayList<>(List.of(note(1, Note.Kind.COACHING_NOTE, LocalDate.of(2025, 10, 1))));
  List<Note> warnings = new ArrayList<>();
  List<Leave> leaves = new ArrayList<>();
  List<Note> complaints = new ArrayList<>();
  List<Note> accommodationRequests = new ArrayList<>();
  List<Incident> incidents = new ArrayList<>(List.of(documented(LocalDate.of(2026, 2, 10))));

  FileAssessment assess(Policy policy) {
    return AssessFileRule.assess(file(), request(), REQUESTED_ON, policy);
  }

  PersonnelFile file() {
    Employee employee = new Employee(7, "E-7", "Ada", "Example", "ada", "ada@example.com", "Sales", "Clerk", "US",
        3L, managerSince, hiredOn, probationUntil, null, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    return new PersonnelFile(
        employee, appraisals, coachingNotes, warnings, leaves, complaints, accommodationRequests);
  }

  ImprovementRequest request() {
    return new ImprovementRequest(7, "Orders go out late", DesiredAction.TERMINATION, "Talked about it", incidents);
  }

  static Appraisal below(long id, LocalDate to) {
    return new Appraisal(id, to.minusYears(1).plusDays(1), to, "Needs improvement", 2, 3, 5, "Late orders");
  }

  static Appraisal meeting(long id, LocalDate to) {
    return new Appraisal(id, to.minusYears(1).plusDays(1), to, "Meets expectations", 3, 3, 5, "Fine");
  }

  static Note note(long id, Note.Kind kind, LocalDate date) {
    return new Note(id, kind, date, "text");
  }

  static Incident documented(LocalDate date) {
    return new Incident(date, "Order went out late", "Ticket 4711");
  }

  static Incident undocumented(LocalDate date) {
    return new Incident(date, "Order went out late", " ");
  }
}
