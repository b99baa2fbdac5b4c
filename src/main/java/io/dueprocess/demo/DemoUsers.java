package io.dueprocess.demo;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who can sign in to the demo, with what password. The password of everybody is their user id. */
@Component
@Profile("demo")
public class DemoUsers {

  private final DemoPeople people;
  private final Employees employees;

  DemoUsers(DemoPeople people, Employees employees) {
    this.people = people;
    this.employees = employees;
  }

  /** One user as the start page shows it. */
  public record Login(String userId, String password, String name, List<String> roles, String about) {}

  /** Everybody, the administrator last. */
  public List<Login> all() {
    List<Login> logins = new java.util.ArrayList<>(people.users().stream()
        .map(u -> new Login(u.userId(), u.userId(), employees.findByUserId(u.userId()).map(Employee::name).orElse(u.userId()),
            u.roles(), u.about()))
        .toList());
    logins.add(new Login("admin", "admin", "Ada Administrator", List.of(Groups.CAMUNDA_ADMIN), "users, groups and rights; takes no part in cases"));
    return logins;
  }
}
