package io.dueprocess.employee;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.employee.PersonnelFile.Note;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmployeesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

  private final TestDatabase db = TestDatabase.h2();
  private final Employees employees = db.employees();

  @BeforeEach
  void aHeadTwoManagersAndTheirReports() {
    insert(1, "Ada", "Head", "ada", null, null, null);
    insert(2, "Mia", "Keller", "mia", 1L, null, null);
    insert(3, "Omar", "Haddad", "omar", 1L, null, null);
    insert(4, "Emil", "Zorn", "emil", 2L, "2019-04-01", null);
    insert(5, "Lea", "Albers", null, 2L, null, null);
    insert(6, "Gone", "Person", null, 2L, null, "2025-12-31");
    insert(7, "Next", "Person", null, 2L, "2026-02-01", null);
  }

  @Test
  void findsAPersonByIdByLoginAndByNumber() {
    assertThat(employees.find(4)).hasValueSatisfying(emil -> {
      assertThat(emil.name()).isEqualTo("Emil Zorn");
      assertThat(emil.managerId()).isEqualTo(2);
      assertThat(emil.hiredOn()).isEqualTo("2019-04-01");
      assertThat(emil.leftOn()).isNull();
      assertThat(emil.workingDays()).containsExactly(MONDAY, TUESDAY, FRIDAY);
    });
    assertThat(employees.findByUserId("emil")).isEqualTo(employees.find(4));
    assertThat(employees.findByNumber("N4")).isEqualTo(employees.find(4));
  }

  @Test
  void findsNobodyWhereNobodyIsMeant() {
    assertThat(employees.find(99)).isEmpty();
    assertThat(employees.findByUserId("nobody")).isEmpty();
    assertThat(employees.findByUserId(null)).isEmpty();
    assertThat(employees.findByNumber("N99")).isEmpty();
  }

  @Test
  void reportsAreThoseEmployedOnTheDayByName() {
    assertThat(employees.reportsOf(2, TODAY)).extracting(Employee::lastName).containsExactly("Albers", "Zorn");
    assertThat(employees.reportsOf(2, LocalDate.of(2025, 12, 31))).extracting(Employee::id).containsExactly(5L, 6L, 4L);
    assertThat(employees.reportsOf(4, TODAY)).isEmpty();
  }

  @Test
  void theReportingLineGoesAllTheWayUpAndNotSideways() {
    assertThat(employees.isInReportingLine(4, 2)).isTrue();
    assertThat(employees.isInReportingLine(4, 1)).isTrue();
    assertThat(employees.isInReportingLine(4, 3)).isFalse();
    assertThat(employees.isInReportingLine(4, 4)).isFalse();
    assertThat(employees.isInReportingLine(1, 2)).isFalse();
  }

  @Test
  void aReportingLineThatWasBentIntoACycleByHandStillEnds() {
    db.jdbc().sql("update employee set manager_id = 4 where id = 1").update();

    assertThat(employees.isInReportingLine(4, 3)).isFalse();
  }

  @Test
  void namesComeInTheOrderAskedFor() {
    assertThat(employees.names(List.of(4L, 99L, 2L)).values()).containsExactly("Emil Zorn", "Mia Keller");
    assertThat(employees.names(List.of())).isEmpty();
  }

  @Test
  void aPersonnelFileIsOrderedByDateOldestFirst() {
    insertAppraisal("2024-01-01", "2024-12-31", "Below", 2);
    insertAppraisal("2023-01-01", "2023-12-31", "Meets", 3);
    insertNote("WARNING", "2025-06-01", "w2");
    insertNote("WARNING", "2025-05-01", "w1");
    insertNote("COACHING_NOTE", "2025-04-01", "c");
    insertNote("COMPLAINT", "2025-03-01", "complaint");
    insertNote("ACCOMMODATION_REQUEST", "2025-02-01", "accommodation");
    db.jdbc()
        .sql("insert into leave_of_absence (employee_id, starts_on, leave_type, is_protected) values (4, ?, "
        + "'Parental', true)")
        .param(LocalDate.of(2025, 1, 1))
        .update();

    PersonnelFile file = employees.file(4);

    assertThat(file.employee().name()).isEqualTo("Emil Zorn");
    assertThat(file.appraisals()).extracting(a -> a.rating() + a.meetsExpectations())
        .containsExactly("Meetstrue", "Belowfalse");
    assertThat(file.warnings()).extracting(Note::text).containsExactly("w1", "w2");
    assertThat(file.coachingNotes()).extracting(Note::ref).allMatch(ref -> ref.startsWith("coaching-note:"));
    assertThat(file.complaints()).extracting(Note::text).containsExactly("complaint");
    assertThat(file.accommodationRequests()).extracting(Note::text).containsExactly("accommodation");
    assertThat(file.leaves()).singleElement().satisfies(leave -> {
      assertThat(leave.isProtected()).isTrue();
      assertThat(leave.until()).isNull();
    });
  }

  @Test
  void theFileOfNobodyIsADefect() {
    assertThatThrownBy(() -> employees.file(99)).isInstanceOf(IllegalStateException.class).hasMessageContaining("99");
  }

  private void insert(long id, String first, String last, String userId, Long manager, String hired, String left) {
    db.jdbc()
        .sql(
            """
            insert into employee (id, number, first_name, last_name, user_id, jurisdiction, manager_id, hired_on,
                                  left_on, working_days)
            values (?, ?, ?, ?, ?, 'DE', ?, ?, ?, '125')
            """)
        .params(id, "N" + id, first, last, userId, manager, date(hired), date(left))
        .update();
  }

  private void insertAppraisal(String from, String to, String rating, int rank) {
    db.jdbc()
        .sql(
            """
            insert into appraisal (employee_id, period_from, period_to, rating, rating_rank, meets_rank, scale_size,
                                   text)
            values (4, ?, ?, ?, ?, 3, 5, 'text')
            """)
        .params(date(from), date(to), rating, rank)
        .update();
  }

  private void insertNote(String kind, String on, String text) {
    db.jdbc()
        .sql("insert into personnel_note (employee_id, kind, noted_on, text, source_key) values (4, ?, ?, ?, ?)")
        .params(kind, date(on), text, text)
        .update();
  }

  private static LocalDate date(String iso) {
    return iso == null ? null : LocalDate.parse(iso);
  }
}
