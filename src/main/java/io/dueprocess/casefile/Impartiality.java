package io.dueprocess.casefile;

import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may not review, approve or decide a case, whatever groups they are in: its subject, whoever asked for it, its
 * manager, whoever stands above or below one of these in the reporting line, and whom a complaint of the employee is
 * about; for the second decision also who decided before. Where the request came from the head of the whole
 * organisation, to whom everybody reports, those below them may decide: nobody else could.
 *
 * <p>Source: handbook section 2. That the line counts, too, is a house rule; the ACAS code of practice 1 (2015),
 * paragraph 27, asks for somebody who was not involved before wherever that is possible.
 */
@Component
public class Impartiality {

  private final Employees employees;
  private final CaseFiles caseFiles;

  Impartiality(Employees employees, CaseFiles caseFiles) {
    this.employees = employees;
    this.caseFiles = caseFiles;
  }

  /** Refuses the subject, the requester, the manager of the case and whoever stands in their reporting lines. */
  public void require(PipCase pipCase, Actor actor) {
    reason(pipCase, actor.userId()).ifPresent(sentence -> {
      throw new Refused(sentence);
    });
  }

  /** Refuses in addition whoever is among those who acted before, with what they did. */
  public void require(PipCase pipCase, Actor actor, Collection<Actor> actedBefore, String asWhat) {
    require(pipCase, actor);
    if (actedBefore.stream().anyMatch(a -> a.userId().equals(actor.userId()))) {
      throw new Refused("You %s in this case, so somebody else has to take this decision.".formatted(asWhat));
    }
  }

  /** Why somebody may take no decision in the case, in a sentence to them; empty where they may. */
  public Optional<String> reason(PipCase pipCase, String userId) {
    Optional<Long> person = employees.findByUserId(userId).map(Employee::id);
    if (person.isEmpty()) {
      return Optional.empty();
    }
    long id = person.get();
    if (id == pipCase.employeeId()) {
      return Optional.of("This case is about you, so you can't decide in it. Leave it to a colleague.");
    }
    if (id == pipCase.requesterId() || id == pipCase.managerId()) {
      return Optional.of(
          "You asked for this case or manage the employee, so you can't decide in it. Leave it to a colleague.");
    }
    if (caseFiles.barred(pipCase.id()).contains(id)) {
      // what was complained about is not for them to learn
      return Optional.of("You have no part in this case any more. Leave it to a colleague.");
    }
    return inLine(pipCase).contains(id)
        ? Optional.of("You stand in the reporting line of the employee or of whoever asked for this case, so you can't "
            + "decide in it. Leave it to a colleague.")
        : Optional.empty();
  }

  /** The logins of everybody who may take no decision in the case. */
  public Set<String> barred(PipCase pipCase) {
    Set<Long> ids = inLine(pipCase);
    ids.addAll(caseFiles.barred(pipCase.id()));
    ids.addAll(List.of(pipCase.employeeId(), pipCase.requesterId(), pipCase.managerId()));
    return employees.userIds(ids);
  }

  /**
   * The people in whose cases somebody may take no decision.
   *
   * @param ofSubject where one of these is the subject
   * @param ofRequester where one of these asked for the case or is the manager
   */
  public record Lines(Set<Long> ofSubject, Set<Long> ofRequester) {}

  /** Those above and below somebody, and themselves; the head of the organisation bars nobody by asking for a case. */
  public Lines barredBy(long personId) {
    Set<Long> above = employees.above(personId);
    Set<Long> ofSubject = new HashSet<>(employees.below(personId));
    ofSubject.add(personId);
    Set<Long> ofRequester = new HashSet<>(ofSubject);
    ofSubject.addAll(above);
    above.stream().filter(id -> employees.find(id).map(Employee::managerId).isPresent()).forEach(ofRequester::add);
    return new Lines(ofSubject, ofRequester);
  }

  private Set<Long> inLine(PipCase pipCase) {
    Set<Long> line = new HashSet<>(employees.above(pipCase.employeeId()));
    line.addAll(employees.below(pipCase.employeeId()));
    for (long asked : List.of(pipCase.requesterId(), pipCase.managerId())) {
      line.addAll(employees.above(asked));
      if (employees.find(asked).map(Employee::managerId).isPresent()) {
        line.addAll(employees.below(asked));
      }
    }
    return line;
  }
}
