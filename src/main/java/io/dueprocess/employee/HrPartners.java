package io.dueprocess.employee;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which HR partner serves which units of the organisation. As long as nobody was ever named for a unit, as in a company
 * with few HR partners, each of them serves all; once one was, each serves the units that they are named for and no
 * other. Only the import writes it.
 */
@Repository
public class HrPartners {

  private final JdbcClient jdbc;

  public HrPartners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The units that somebody serves on that day.
   *
   * @return empty where units are not divided among HR partners, so that everybody of HR serves all
   */
  public Optional<Set<String>> unitsOf(String userId, LocalDate on) {
    return divided() ? Optional.of(query(
        "select p.unit from hr_partner p join employee e on e.id = p.employee_id where e.user_id = ?", userId, on))
        : Optional.empty();
  }

  /**
   * The user ids of those who serve an employee on that day; nobody serves who is in no unit.
   *
   * @return empty where units are not divided among HR partners
   */
  public Optional<Set<String>> partnersOf(long employeeId, LocalDate on) {
    return divided() ? Optional.of(query(
        "select e.user_id from hr_partner p join employee e on e.id = p.employee_id where p.unit = "
            + "(select unit from employee where id = ?)", employeeId, on)) : Optional.empty();
  }

  /** Whether somebody of HR serves an employee on that day. */
  public boolean serves(String userId, long employeeId, LocalDate on) {
    return partnersOf(employeeId, on).map(partners -> partners.contains(userId)).orElse(true);
  }

  /** Whether units are divided among HR partners, so that not everybody of HR serves all. */
  public boolean divided() {
    return jdbc.sql("select count(*) from hr_partner").query(Long.class).single() > 0;
  }

  private Set<String> query(String sql, Object of, LocalDate on) {
    return Set.copyOf(jdbc.sql(sql + " and e.user_id is not null and (p.ends_on is null or p.ends_on >= ?)")
        .params(of, on).query(String.class).set());
  }
}
