package io.dueprocess.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.employee.TestDatabase;
import io.dueprocess.employee.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DemoPeopleTest {

  private static final LocalDate BASE = DemoPeople.BASE_DATE;

  private Employees employees;

  @Test
  void everybodyOfTheDemoHasAFileThatTheImportTakes() {
    DemoPeople people = demo();

    assertThat(people.load(BASE)).isTrue();
    assertThat(employees.all()).hasSizeBetween(40, 48);
    assertThat(employees.all()).extracting(Employee::jurisdiction).contains("US", "US_FEDERAL", "GB", "DE", "FR");
    assertThat(people.load(BASE)).as("loads only once").isFalse();
  }

  @Test
  void everyReportingLineLeadsToOneHeadAndManagersHaveThreeToSixReports() {
    demo().load(BASE);

    long head = employees.findByUserId("vera").orElseThrow().id();
    assertThat(employees.all()).filteredOn(e -> e.managerId() == null).extracting(Employee::id).containsExactly(head);
    assertThat(employees.all()).filteredOn(e -> e.id() != head)
        .allMatch(e -> employees.isInReportingLine(e.id(), head));
    for (String manager : List.of("mia", "omar", "grace", "frank")) {
      assertThat(employees.reportsOf(employees.findByUserId(manager).orElseThrow().id(), BASE)).hasSizeBetween(3, 6);
    }
  }

  @Test
  void whoCanSignInIsAnEmployeeAndEveryRoleIsThere() {
    DemoPeople people = demo();
    people.load(BASE);

    assertThat(people.users()).allSatisfy(user -> {
      assertThat(employees.findByUserId(user.userId())).isPresent();
      assertThat(user.roles()).contains("employee");
      assertThat(user.about()).isNotBlank();
    });
    assertThat(people.users()).extracting(DemoUser::userId).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            employees.all().stream().map(Employee::userId).filter(Objects::nonNull).toList());
    assertThat(people.users()).flatExtracting(DemoUser::roles)
        .contains("manager", "hr", "hrLead", "legal", "operations", "modeller");
    assertThat(people.users()).filteredOn(user -> user.roles().contains("hrLead")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void managersAndOnlyTheyHaveTheRole() {
    DemoPeople people = demo();
    people.load(BASE);

    assertThat(people.users()).allSatisfy(user -> assertThat(user.roles().contains("manager"))
        .as(user.userId())
        .isEqualTo(!employees.reportsOf(employees.findByUserId(user.userId()).orElseThrow().id(), BASE).isEmpty()));
  }

  @Test
  void thereIsAFileForEachFinding() {
    demo().load(BASE);

    assertThat(ratings("emil")).as("consistent underperformance").containsExactly(true, false, false, false, false);
    assertThat(file("emil").coachingNotes()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(ratings("eve")).as("sudden decline").containsExactly(true, true, true, true, false);
    assertThat(file("lukas").appraisals()).as("no recent appraisal")
        .allMatch(appraisal -> appraisal.to().isBefore(BASE.minusYears(2)));
    assertThat(ratings("anna")).as("contradicted by the file").containsOnly(true);
    assertThat(file("noah").complaints()).as("complaint shortly before").anyMatch(
        n -> n.date().isAfter(BASE.minusMonths(3)));
    assertThat(file("priya").leaves()).as("protected leave shortly before")
        .anyMatch(leave -> leave.isProtected() && leave.until().isAfter(BASE.minusMonths(3)));
    assertThat(file("jonas").accommodationRequests()).as("accommodation asked for").isNotEmpty();
    assertThat(file("finn").employee().probationUntil()).as("on probation").isAfter(BASE);
    assertThat(file("zara").employee().managerSince()).as("recent change of manager").isAfter(BASE.minusMonths(3));
    assertThat(file("eve").coachingNotes()).as("undocumented").isEmpty();
    assertThat(file("tyler").warnings()).as("documented for US federal").isNotEmpty();
  }

  @Test
  void notesAreWrittenOnWorkingDays() {
    demo().load(BASE);

    assertThat(employees.all()).allSatisfy(employee -> {
      PersonnelFile file = employees.file(employee.id());
      WorkCalendar calendar = WorkCalendar.of(employee);
      assertThat(Stream.of(file.coachingNotes(), file.warnings()).flatMap(List::stream))
          .allMatch(note -> calendar.isWorkingDay(note.date()), employee.name() + " works on the day of each note");
    });
  }

  @Test
  void datesMoveByWholeWeeksSoThatWeekdaysStay() {
    demo().load(BASE);
    List<LocalDate> before = file("emil").coachingNotes().stream().map(Note::date).toList();
    demo().load(BASE.plusDays(100));

    List<LocalDate> after = file("emil").coachingNotes().stream().map(Note::date).toList();

    assertThat(after).isEqualTo(before.stream().map(date -> date.plusDays(98)).toList());
    assertThat(after.get(0).getDayOfWeek()).isEqualTo(before.get(0).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
  }

  @Test
  void aClockBeforeTheBaseDateMovesDatesBack() {
    demo().load(BASE.minusDays(1));

    assertThat(file("emil").appraisals())
        .extracting(PersonnelFile.Appraisal::to).last().isEqualTo(LocalDate.of(2025, 12, 24));
  }

  private List<Boolean> ratings(String userId) {
    return file(userId).appraisals().stream().map(PersonnelFile.Appraisal::meetsExpectations).toList();
  }

  private PersonnelFile file(String userId) {
    return employees.file(employees.findByUserId(userId).orElseThrow().id());
  }

  private DemoPeople demo() {
    TestDatabase database = TestDatabase.h2();
    employees = database.employees();
    return new DemoPeople(new JdbcTemplate(database.dataSource()), employees);
  }
}
