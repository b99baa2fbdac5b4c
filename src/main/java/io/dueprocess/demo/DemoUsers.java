package io.dueprocess.demo;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.Users;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who can sign in to the demo, with what password. The password of everybody is their user id. */
@Component
@Profile("demo")
public class DemoUsers {

  private final DemoPeople people;
  private final Employees employees;
  private final Users users;

  DemoUsers(DemoPeople people, Employees employees, Users users) {
    this.people = people;
    this.employees = employees;
    this.users = users;
  }

  /** Makes the users that are missing. */
  void ensure() {
    for (Login login : all()) {
      int blank = login.name().indexOf(' ');
      users.ensure(login.userId(), login.name().substring(0, blank), login.name().substring(blank + 1),
          login.password(), login.roles());
    }
  }

  /** One user as the start page shows it. */
  public record Login(String userId, String password, String name, List<String> roles, String about) {}

  /** Everybody, the administrator last. */
  public List<Login> all() {
    List<Login> logins = new ArrayList<>();
    for (DemoUser user : people.users()) {
      String name = employees.findByUserId(user.userId()).map(Employee::name).orElse(user.userId());
      logins.add(new Login(user.userId(), user.userId(), name, user.roles(), user.about()));
    }
    logins.add(new Login("admin", "admin", "Ada Administrator", List.of(Users.ADMINISTRATORS),
        "users, groups and rights; takes no part in cases"));
    return logins;
  }
}
