package io.dueprocess.process;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who takes part in the tests: a manager, HR, leads, counsel, and a new employee for every case. */
public final class People {

  private static final AtomicInteger NUMBER = new AtomicInteger(1000);

  private final JdbcClient jdbc;
  private final IdentityService identity;
  private final Employees employees;
  private final Clock clock;

  People(JdbcClient jdbc, IdentityService identity, Employees employees, Clock clock) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.employees = employees;
    this.clock = clock;
    if (employees.findByUserId("mia").isEmpty()) {
      staff("mia", "manager");
      staff("omar", "manager");
      staff("hanna", "hr");
      staff("henry", "hr");
      staff("lena", "hrLead");
      staff("luis", "hrLead");
      staff("carl", "legal");
      staff("otto", "operations");
    }
  }

  /** A new report of mia, with a file of consistent underperformance and nothing that speaks against a plan. */
  Employee underperformer(String jurisdiction) {
    Employee employee = newcomer(jurisdiction, employees.findByUserId("mia").orElseThrow().id());
    appraisal(employee, today().getYear() - 2, 2);
    appraisal(employee, today().getYear() - 1, 2);
    note(employee, "COACHING_NOTE", today().minusDays(120), "Late reports discussed.");
    note(employee, "WARNING", today().minusDays(80), "Warned about missed deadlines.");
    return employee;
  }

  /** A new report of mia whose appraisals were good until now. */
  Employee withoutHistory(String jurisdiction) {
    Employee employee = newcomer(jurisdiction, employees.findByUserId("mia").orElseThrow().id());
    appraisal(employee, today().getYear() - 2, 3);
    appraisal(employee, today().getYear() - 1, 2);
    return employee;
  }

  Employee newcomer(String jurisdiction, Long managerId) {
    String userId = "e" + NUMBER.incrementAndGet();
    insert(userId, "Erin", "Example", jurisdiction, managerId);
    user(userId, "employee");
    return employees.findByUserId(userId).orElseThrow();
  }

  void appraisal(Employee employee, int year, int rank) {
    jdbc.sql("""
        insert into appraisal (employee_id, period_from, period_to, rating, rating_rank, meets_rank, scale_size, text)
        values (?, ?, ?, ?, ?, 3, 5, ?)""")
        .params(employee.id(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), "Rating " + rank, rank,
            "Appraisal text")
        .update();
  }

  void note(Employee employee, String kind, LocalDate date, String text) {
    jdbc.sql("insert into personnel_note (employee_id, kind, noted_on, text, source_key) values (?, ?, ?, ?, ?)")
        .params(employee.id(), kind, date, text, kind + employee.id() + date)
        .update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void staff(String userId, String group) {
    String name = Character.toUpperCase(userId.charAt(0)) + userId.substring(1);
    insert(userId, name, "Staff", "US", null);
    user(userId, group);
    if (!group.equals("employee")) {
      identity.createMembership(userId, "employee");
    }
  }

  private void insert(String userId, String first, String last, String jurisdiction, Long managerId) {
    jdbc.sql("""
        insert into employee (number, first_name, last_name, user_id, unit, job_title, jurisdiction, manager_id,
          manager_since, hired_on, working_days)
        values (?, ?, ?, ?, 'Operations', 'Clerk', ?, ?, ?, ?, '12345')""")
        .params(userId.toUpperCase(java.util.Locale.ROOT), first, last, userId, jurisdiction, managerId,
            LocalDate.of(2020, 1, 1), LocalDate.of(2019, 6, 3))
        .update();
  }

  /** Somebody with a login and without a personnel file. */
  void user(String userId, String group) {
    User user = identity.newUser(userId);
    user.setFirstName(userId);
    user.setLastName("Test");
    user.setPassword(userId);
    identity.saveUser(user);
    identity.createMembership(userId, group);
  }
}
