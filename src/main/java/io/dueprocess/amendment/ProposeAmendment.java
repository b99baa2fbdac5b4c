package io.dueprocess.amendment;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.casefile.Stage;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.event.ClockSet;
import io.dueprocess.plan.DraftPlan.GoalForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The manager or the employee proposes other goals or a later last day while the period runs; HR decides on it.
 * Refused: anybody else, a case that is not in its period, a clock that stands still, a second proposal before the first one is
 * settled, and whatever {@link ValidateAmendment} finds wrong.
 */
@Component
public class ProposeAmendment {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final ValidateAmendment validateAmendment;
  private final RunningCase running;

  ProposeAmendment(CaseFiles caseFiles, Employees employees, ValidateAmendment validateAmendment,
      RunningCase running) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.validateAmendment = validateAmendment;
    this.running = running;
  }

  /** What is proposed: the whole plan as it would be. */
  public record Form(
      @NotNull(message = "enter the last day.") LocalDate endsOn,
      @NotNull(message = "keep at least one goal.")
      @Size(min = 1, max = 7, message = "keep between {min} and {max} goals.")
      List<@NotNull(message = "fill in the goal or remove its row.") @Valid AmendedGoal> goals,
      @RequiredText String reason) {}

  /**
   * One goal of the form.
   *
   * @param replaces the place, from 1, of the goal of today that it is or that it replaces; null for a new one
   */
  public record AmendedGoal(
      Integer replaces, @NotNull(message = "fill in the goal.") @Valid GoalForm goal) {}

  /** Puts the proposal on record and before HR; gives the number of its entry. */
  @Transactional
  public int propose(CaseId id, Form form, String userId) {
    PipCase pipCase = caseFiles.lock(id).orElseThrow(() -> new Refused("There is no case %s.".formatted(id)));
    Actor actor = actor(pipCase, userId);
    CaseFile file = caseFiles.read(id);
    new Refused.Collector()
        .when(pipCase.stage() != Stage.IMPROVEMENT_PERIOD,
            "A plan is amended while its period runs, and this case is not in it. Tell HR what should be different.")
        .when(ClockSet.stopped(file).isPresent(),
            "The employee is on leave, or HR has paused the case, and the clock stands still. Propose it once it goes "
                + "on.")
        .when(Amendments.open(file).isPresent(),
            "Another amendment is not settled yet. Wait until it is in force or refused.")
        .refuse();
    var proposal = new AmendmentProposal(form.endsOn(), form.goals().stream().map(g -> g.goal().goal()).toList(),
        form.goals().stream().map(AmendedGoal::replaces).toList(), form.reason().strip());
    AmendmentFinding finding = validateAmendment.finding(file, proposal);
    if (!finding.problems().isEmpty()) {
      throw new Refused(finding.problems());
    }
    int number = caseFiles.append(id, actor, EntryKind.AMENDMENT_PROPOSAL, proposal).number();
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, ValidateAmendment.TOPIC, finding);
    running.proposeAmendment(id);
    return number;
  }

  /** Whether this person may propose one as things stand. */
  public static boolean mayPropose(CaseFile file, Optional<Employee> person) {
    return file.pipCase().stage() == Stage.IMPROVEMENT_PERIOD && ClockSet.stopped(file).isEmpty()
        && Amendments.open(file).isEmpty()
        && person.filter(p -> p.id() == file.pipCase().employeeId() || p.id() == file.pipCase().managerId())
            .isPresent();
  }

  private Actor actor(PipCase pipCase, String userId) {
    long person = employees.findByUserId(userId).map(Employee::id).orElse(0L);
    if (person != 0 && person == pipCase.employeeId()) {
      return new Actor(userId, "employee");
    }
    if (person != 0 && person == pipCase.managerId()) {
      return new Actor(userId, "manager");
    }
    throw new Refused("An amendment is proposed by the manager or by the employee. Ask one of them.");
  }
}
