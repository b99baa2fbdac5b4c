package io.dueprocess.employee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    return divided() ? Optional.of(Set.copyOf(query(
        "select p.unit from hr_partner p join employee e on e.id = p.employee_id where e.user_id = ?", userId, on)))
        : Optional.empty();
  }

  /**
   * The user ids of those who serve a unit on that day.
   *
   * @param unit null for who is in none, whom nobody serves
   * @return empty where units are not divided among HR partners
   */
  public Optional<Set<String>> partnersOf(String unit, LocalDate on) {
    return divided() ? Optional.of(query(
        "select e.user_id from hr_partner p join employee e on e.id = p.employee_id where p.unit = ?", unit, on)
        .stream().collect(Collectors.toUnmodifiableSet())) : Optional.empty();
  }

  /** Whether somebody of HR serves a unit, which is null for who is in none. */
  public boolean serves(String userId, String unit, LocalDate on) {
    return unitsOf(userId, on).map(units -> unit != null && units.contains(unit)).orElse(true);
  }

  private boolean divided() {
    return jdbc.sql("select count(*) from hr_partner").query(Long.class).single() > 0;
  }

  private List<String> query(String sql, String of, LocalDate on) {
    return jdbc.sql(sql + " and e.user_id is not null and (p.ends_on is null or p.ends_on >= ?)")
        .params(of, on).query(String.class).list();
  }
}
