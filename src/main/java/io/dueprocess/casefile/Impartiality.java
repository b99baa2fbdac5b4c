package io.dueprocess.casefile;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Who may not review, approve or decide a case: its subject and whoever asked for it, whatever groups they are in;
 * for the second decision also who decided before.
 */
@Component
public class Impartiality {

  private final Employees employees;

  Impartiality(Employees employees) {
    this.employees = employees;
  }

  /** Refuses the subject, the requester and the manager of the case. */
  public void require(PipCase pipCase, Actor actor) {
    long id = employees.findByUserId(actor.userId()).map(Employee::id).orElse(0L);
    new Refused.Collector()
        .when(id == pipCase.employeeId(), "This case is about you, so you can't decide in it. Leave it to a colleague.")
        .when(id != pipCase.employeeId() && (id == pipCase.requesterId() || id == pipCase.managerId()),
            "You asked for this case or manage the employee, so you can't decide in it. Leave it to a colleague.")
        .refuse();
  }

  /** Refuses in addition whoever is among those who acted before, with what they did. */
  public void require(PipCase pipCase, Actor actor, Collection<Actor> actedBefore, String asWhat) {
    require(pipCase, actor);
    if (actedBefore.stream().anyMatch(a -> a.userId().equals(actor.userId()))) {
      throw new Refused("You %s in this case, so somebody else has to take this decision.".formatted(asWhat));
    }
  }
}
