package io.dueprocess.plan;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager drafts the plan. Refused at once: whatever {@link ValidatePlan} finds wrong with it today. */
@Component
public class DraftPlan {

  private final CaseFiles caseFiles;
  private final ValidatePlan validatePlan;

  DraftPlan(CaseFiles caseFiles, ValidatePlan validatePlan) {
    this.caseFiles = caseFiles;
    this.validatePlan = validatePlan;
  }

  /** What the manager fills in. */
  public record Form(
      @NotNull(message = "enter the first day.") LocalDate startsOn,
      @NotNull(message = "enter the last day.") LocalDate endsOn,
      @NotNull(message = "enter a number of days.") Integer checkInEveryDays,
      @NotNull(message = "set at least one goal.")
      @Size(min = 1, max = 7, message = "set between {min} and {max} goals.")
      List<@NotNull(message = "fill in the goal or remove its row.") @Valid GoalForm> goals) {}

  /** One goal of the form. */
  public record GoalForm(
      @RequiredText(max = 200) String title,
      @RequiredText(max = 300) String metric,
      @RequiredText(max = 40) String unit,
      @NotNull(message = "enter a number.")
      @Digits(integer = 10, fraction = 4,
          message = "at most 10 digits and 4 decimals. Round it or choose another unit.")
      BigDecimal baseline,
      @NotNull(message = "enter a number.")
      @Digits(integer = 10, fraction = 4,
          message = "at most 10 digits and 4 decimals. Round it or choose another unit.")
      BigDecimal target,
      @NotNull(message = "choose at least or at most.") Goal.Direction direction,
      @NotNull(message = "choose how measurements add up.") Goal.Aggregation aggregation,
      @RequiredText(max = 300) String source,
      @NotNull(message = "say whether the goal is mandatory.") Boolean mandatory,
      @RequiredText(max = 2000) String help) {

    /** The goal that is meant. */
    public Goal goal() {
      return new Goal(title, metric, unit, baseline, target, direction, aggregation, source, mandatory, help);
    }
  }

  void draft(CaseId id, Form form, Actor actor) {
    var plan = new ImprovementPlan(form.startsOn(), form.endsOn(), form.checkInEveryDays(),
        form.goals().stream().map(GoalForm::goal).toList());
    PlanValidation validation = validatePlan.validation(caseFiles.read(id), plan);
    if (!validation.valid()) {
      throw new Refused(validation.problems());
    }
    caseFiles.append(id, actor, EntryKind.PLAN, plan);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, ValidatePlan.TOPIC, validation);
  }
}
