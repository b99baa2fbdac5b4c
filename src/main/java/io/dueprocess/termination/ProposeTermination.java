package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.event.Concerns;
import io.dueprocess.period.CheckIns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * HR proposes the termination in writing, with the instances it rests on (5 CFR 432.105(a)(4)(i)(A)). Refused: a last
 * working day before the employee's time to reply is over, instances in the future, older than the policy allows, or
 * of a goal that the plan does not have.
 */
@Component
public class ProposeTermination {

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;

  ProposeTermination(CaseFiles caseFiles, Impartiality impartiality, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
  }

  /** What HR fills in; also the content of a {@code TERMINATION_PROPOSAL} entry. */
  public record Form(
      @RequiredText String grounds,
      @NotNull(message = "enter the last working day.") LocalDate lastWorkingDay,
      @NotNull(message = "name at least one instance.")
      @Size(min = 1, max = 20, message = "name between {min} and {max} instances.")
      List<@NotNull(message = "fill in the instance or remove its row.") @Valid Instance> instances) {}

  /** One instance of performance below a goal. */
  public record Instance(
      @NotNull(message = "enter the day.") LocalDate date,
      @RequiredText(max = 1000) String what,
      @NotNull(message = "choose the goal.") Integer goal) {}

  void propose(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    LocalDate today = moments.today();
    LocalDate oldest = today.minusMonths(file.policy().evidenceMonths());
    LocalDate replyOver = today.plusDays(file.policy().replyDays());
    int goals = CheckIns.goals(file).size();
    var refused = new Refused.Collector().when(!form.lastWorkingDay().isAfter(replyOver),
        "Last working day: %s is not after the employee's time to reply (%s). Choose a later day.",
        form.lastWorkingDay(), replyOver)
        .when(form.lastWorkingDay().isAfter(today.plusYears(2)),
            "Last working day: %s is more than two years away. Correct the year.", form.lastWorkingDay());
    Concerns.refuse(file, true, refused);
    int row = 1;
    for (Instance instance : form.instances()) {
      refused
          .when(instance.date().isAfter(today), "Instance %d, date: %s is in the future. Correct the day.", row,
              instance.date())
          .when(instance.date().isBefore(oldest),
              "Instance %d, date: %s is older than the %d months that the policy allows. Remove it.", row,
              instance.date(), file.policy().evidenceMonths())
          .when(instance.goal() < 1 || instance.goal() > goals,
              "Instance %d, goal: the plan has goals 1 to %d. Correct the number.", row, goals);
      row++;
    }
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.TERMINATION_PROPOSAL, form);
  }
}
