package io.dueprocess.amendment;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.ImprovementPlan;
import io.dueprocess.plan.PlanInForce;
import io.dueprocess.plan.ValidatePlan;
import org.springframework.stereotype.Component;

/** Finds what an amendment would change today and whether it is possible. */
@Component
public class ValidateAmendment {

  /** Topic of the finding. */
  public static final String TOPIC = "ValidateAmendment";

  private final ValidatePlan validatePlan;
  private final Moments moments;

  ValidateAmendment(ValidatePlan validatePlan, Moments moments) {
    this.validatePlan = validatePlan;
    this.moments = moments;
  }

  AmendmentFinding finding(CaseFile file, AmendmentProposal proposal) {
    Period period = PeriodDates.period(file);
    int everyDays = file.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content().checkInEveryDays();
    var amended = new ImprovementPlan(period.startsOn(), proposal.endsOn(), everyDays, proposal.goals());
    return ValidateAmendmentRule.validate(PlanInForce.of(file).goals(), period, proposal,
        validatePlan.problemsOfAmended(file, amended), moments.today(), file.policy());
  }
}
