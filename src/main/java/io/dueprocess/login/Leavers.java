package io.dueprocess.login;

import io.dueprocess.casefile.Moments;
import io.dueprocess.employee.Employees;
import org.springframework.stereotype.Component;

/** Who has left the company by the directory. Somebody of whom it knows nothing has not, such as an administrator. */
@Component
class Leavers {

  static final String SENTENCE = "Your employment has ended, and your access with it. Ask HR for a copy of your file.";

  private final Employees employees;
  private final Moments moments;

  Leavers(Employees employees, Moments moments) {
    this.employees = employees;
    this.moments = moments;
  }

  /** From the day after the last day of employment on. */
  boolean hasLeft(String userId) {
    return employees.findByUserId(userId)
        .filter(person -> person.hasLeftBy(moments.today()))
        .isPresent();
  }
}
