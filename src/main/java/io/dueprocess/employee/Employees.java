package io.dueprocess.employee;

import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the directory and the personnel files. Only the import writes them. */
@Repository
public class Employees {

  /** A reporting line is never deeper; the import refuses cycles, this bounds the damage of one made by hand. */
  private static final int DEEPEST_LINE = 100;

  private static final String SELECT =
      """
      select id, number, first_name, last_name, user_id, email, unit, job_title, jurisdiction, manager_id,
             manager_since, hired_on, probation_until, left_on, working_days
        from employee
      """;

  private final JdbcClient jdbc;

  public Employees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Employee> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(Employees::employee).optional();
  }

  /** Empty for a null, too: nobody has no login. */
  public Optional<Employee> findByUserId(String userId) {
    return jdbc.sql(SELECT + " where user_id = ?").param(userId).query(Employees::employee).optional();
  }

  public Optional<Employee> findByNumber(String number) {
    return jdbc.sql(SELECT + " where number = ?").param(number).query(Employees::employee).optional();
  }

  /** Who reports to the manager directly and is employed on that day, by last name. */
  public List<Employee> reportsOf(long managerId, LocalDate on) {
    return jdbc.sql(
            SELECT
                + """
                 where manager_id = ?
                   and (hired_on is null or hired_on <= ?)
                   and (left_on is null or left_on >= ?)
                 order by last_name, first_name, number
                """)
        .params(managerId, on, on)
        .query(Employees::employee)
        .list();
  }

  /** Everybody, those who left included, by last name. */
  public List<Employee> all() {
    return jdbc.sql(SELECT + " order by last_name, first_name, number").query(Employees::employee).list();
  }

  /** The days on which this person works. Throws {@link java.util.NoSuchElementException} where nobody has the id. */
  public WorkCalendar calendarOf(long id) {
    return WorkCalendar.of(find(id).orElseThrow());
  }

  public boolean isEmpty() {
    return jdbc.sql("select count(*) from employee").query(Long.class).single() == 0;
  }

  /** First and last names by id, in the order asked for; ids that nobody has are left out. */
  public Map<Long, String> names(Collection<Long> ids) {
    Map<Long, String> names = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      Map<Long, String> found =
          jdbc.sql(SELECT + " where id in (:ids)").param("ids", Set.copyOf(ids)).query(Employees::employee).list()
              .stream()
              .collect(Collectors.toMap(Employee::id, Employee::name));
      ids.stream().filter(found::containsKey).forEach(id -> names.put(id, found.get(id)));
    }
    return names;
  }

  /** Whether the manager stands above the person, at any level. Nobody stands above themselves. */
  public boolean isInReportingLine(long personId, long managerId) {
    return jdbc.sql(
            """
            with recursive reporting_line (manager_id, depth) as (
              select manager_id, 1 from employee where id = ?
              union all
              select e.manager_id, l.depth + 1
                from reporting_line l join employee e on e.id = l.manager_id
               where l.depth < ?
            )
            select count(*) from reporting_line where manager_id = ?
            """)
        .params(personId, DEEPEST_LINE, managerId)
        .query(Long.class)
        .single() > 0;
  }

  /** Who stands above the person, at any level: their manager, the manager's manager and so on. */
  public Set<Long> above(long personId) {
    return line(
        """
        with recursive line (id, depth) as (
          select manager_id, 1 from employee where id = ? and manager_id is not null
          union all
          select e.manager_id, l.depth + 1
            from line l join employee e on e.id = l.id
           where e.manager_id is not null and l.depth < ?
        )
        select id from line
        """, personId);
  }

  /** Who reports to the person, at any level. */
  public Set<Long> below(long personId) {
    return line(
        """
        with recursive line (id, depth) as (
          select id, 1 from employee where manager_id = ?
          union all
          select e.id, l.depth + 1 from line l join employee e on e.manager_id = l.id where l.depth < ?
        )
        select id from line
        """, personId);
  }

  private Set<Long> line(String sql, long personId) {
    return Set.copyOf(jdbc.sql(sql).params(personId, DEEPEST_LINE).query(Long.class).set());
  }

  /** The logins of these people; who has none is left out. */
  public Set<String> userIds(Collection<Long> ids) {
    return ids.isEmpty() ? Set.of() : Set.copyOf(
        jdbc.sql("select user_id from employee where user_id is not null and id in (:ids)")
            .param("ids", ids).query(String.class).set());
  }

  /** Everything HR holds about the employee. Throws {@link IllegalStateException} where nobody has the id. */
  public PersonnelFile file(long employeeId) {
    Employee employee =
        find(employeeId).orElseThrow(() -> new IllegalStateException("No employee has the id " + employeeId));
    Map<Note.Kind, List<Note>> notes = notes(employeeId);
    return new PersonnelFile(
        employee,
        appraisals(employeeId),
        notes.getOrDefault(Note.Kind.COACHING_NOTE, List.of()),
        notes.getOrDefault(Note.Kind.WARNING, List.of()),
        leaves(employeeId),
        notes.getOrDefault(Note.Kind.COMPLAINT, List.of()),
        notes.getOrDefault(Note.Kind.ACCOMMODATION_REQUEST, List.of()));
  }

  private List<Appraisal> appraisals(long employeeId) {
    return jdbc.sql(
            """
            select id, period_from, period_to, rating, rating_rank, meets_rank, scale_size, text
              from appraisal where employee_id = ? order by period_to, period_from, id
            """)
        .param(employeeId)
        .query((rs, row) -> new Appraisal(
            rs.getLong("id"),
            rs.getObject("period_from", LocalDate.class),
            rs.getObject("period_to", LocalDate.class),
            rs.getString("rating"),
            rs.getInt("rating_rank"),
            rs.getInt("meets_rank"),
            rs.getInt("scale_size"),
            rs.getString("text")))
        .list();
  }

  private Map<Note.Kind, List<Note>> notes(long employeeId) {
    return jdbc.sql("select id, kind, noted_on, text from personnel_note where employee_id = ? order by noted_on, id")
        .param(employeeId)
        .query((rs, row) -> new Note(
            rs.getLong("id"),
            Note.Kind.valueOf(rs.getString("kind")),
            rs.getObject("noted_on", LocalDate.class),
            rs.getString("text")))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Note::kind));
  }

  private List<Leave> leaves(long employeeId) {
    return jdbc.sql(
            """
            select id, starts_on, ends_on, leave_type, is_protected
              from leave_of_absence where employee_id = ? order by starts_on, id
            """)
        .param(employeeId)
        .query((rs, row) -> new Leave(
            rs.getLong("id"),
            rs.getObject("starts_on", LocalDate.class),
            rs.getObject("ends_on", LocalDate.class),
            rs.getString("leave_type"),
            rs.getBoolean("is_protected")))
        .list();
  }

  private static Employee employee(ResultSet rs, int row) throws SQLException {
    return new Employee(
        rs.getLong("id"),
        rs.getString("number"),
        rs.getString("first_name"),
        rs.getString("last_name"),
        rs.getString("user_id"),
        rs.getString("email"),
        rs.getString("unit"),
        rs.getString("job_title"),
        rs.getString("jurisdiction"),
        rs.getObject("manager_id", Long.class),
        rs.getObject("manager_since", LocalDate.class),
        rs.getObject("hired_on", LocalDate.class),
        rs.getObject("probation_until", LocalDate.class),
        rs.getObject("left_on", LocalDate.class),
        workingDays(rs.getString("working_days")));
  }

  /** From the column of the table: ISO digits of the days. */
  private static Set<DayOfWeek> workingDays(String digits) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    digits.chars().forEach(digit -> days.add(DayOfWeek.of(digit - '0')));
    return days;
  }
}
