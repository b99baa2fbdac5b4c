package io.dueprocess.process;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.ImprovementPlan;
import io.dueprocess.plan.WitnessDelivery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan is drafted, approved, delivered. */
class ImprovementPlanTest extends ProcessTestCase {

  private CaseDriver atDraft() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).fromHere();
  }

  private static Map<String, Object> witnessed(LocalDate on, String how) {
    return Forms.of("deliveredOn", on.toString(), "how", how, "witness", "Kim Lee", "note", null);
  }

  @Test
  void hrReturnsAPlanAndTheManagerDraftsItAnew() {
    CaseDriver c = atDraft();
    c.does("mia", "DraftPlan", plan(c)).recorded("PLAN, by mia", "FINDING ValidatePlan: valid");
    assertThatThrownBy(() -> c.does("hanna", "ApprovePlan", Forms.of("decision", "RETURNED", "reason", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("write down what the manager has to change");
    c.does("hanna", "ApprovePlan", Forms.of("decision", "RETURNED", "reason", "Goal 2 has no help."))
        .recorded("DECISION ApprovePlan: RETURNED, by hanna")
        .does("mia", "DraftPlan", plan(c))
        .recorded("PLAN, by mia", "FINDING ValidatePlan: valid")
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .recorded("DECISION ApprovePlan: APPROVED, by hanna", "FINDING ValidatePlan: valid", "DELIVERY AcknowledgePlan")
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"))
        .recorded("ANSWER AcknowledgePlan: ACKNOWLEDGED, by employee", "STAGE IMPROVEMENT_PERIOD", "PERIOD");
  }

  @Test
  void aPlanThatIsTooOldOnTheDayOfApprovalGoesBackAndNotToTheEmployee() {
    CaseDriver c = atDraft();
    c.does("mia", "DraftPlan", plan(c)).daysPass(20).fromHere()
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .recorded("DECISION ApprovePlan: APPROVED, by hanna", "FINDING ValidatePlan: not valid")
        .waitsFor("DraftPlan");
    c.does("mia", "DraftPlan", plan(c)).does("henry", "ApprovePlan", Forms.decision("APPROVED"))
        .recorded("PLAN, by mia", "FINDING ValidatePlan: valid", "DECISION ApprovePlan: APPROVED, by henry",
            "FINDING ValidatePlan: valid", "DELIVERY AcknowledgePlan");
  }

  @Test
  void anEmployeeWhoRefusesToSignBlocksNothing() {
    CaseDriver c = planWithEmployee(underperformer()).fromHere()
        .employeeDoes("AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN"))
        .recorded("ANSWER AcknowledgePlan: REFUSED_TO_SIGN, by employee");
    c.does("henry", "WitnessDelivery", witnessed(c.today(), "IN_PERSON"))
        .recorded("WITNESSED_DELIVERY, by henry", "STAGE IMPROVEMENT_PERIOD", "PERIOD");
  }

  @Test
  void aDeliveryThatIsWrittenDownLaterBearsItsOwnDay() {
    CaseDriver c = planWithEmployee(underperformer()).employeeDoes("AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN"));
    LocalDate delivered = c.today();
    c.daysPass(2).does("henry", "WitnessDelivery", witnessed(delivered, "POST"));
    assertThat(c.file().last(EntryKind.WITNESSED_DELIVERY, WitnessDelivery.Form.class).orElseThrow().entry().happenedOn())
        .isEqualTo(delivered);
  }

  @Test
  void anUnansweredPlanIsWitnessedAndThePeriodIsNotShorterForIt() {
    CaseDriver c = planWithEmployee(underperformer()).fromHere().until("WitnessDelivery")
        .recordedOn("2026-03-08 REMINDER AcknowledgePlan", "2026-03-09 ESCALATION AcknowledgePlan",
            "2026-03-10 NO_ANSWER AcknowledgePlan");
    assertThatThrownBy(() -> c.does("henry", "WitnessDelivery", witnessed(c.today().plusDays(1), "POST")))
        .isInstanceOf(Refused.class).hasMessageContaining("is in the future");
    c.does("henry", "WitnessDelivery", witnessed(c.today(), "POST"))
        .recordedOn("2026-03-10 WITNESSED_DELIVERY, by henry", "2026-03-10 STAGE IMPROVEMENT_PERIOD", "2026-03-10 PERIOD");
    ImprovementPlan plan = c.file().last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content();
    Period period = PeriodDates.period(c.file());
    assertThat(period.startsOn()).as("the day after the delivery").isEqualTo("2026-03-11").isAfter(plan.startsOn());
    assertThat(DAYS.between(period.startsOn(), period.endsOn()))
        .isGreaterThanOrEqualTo(DAYS.between(plan.startsOn(), plan.endsOn()));
  }

  @Test
  void aPlanThatCantBeMeasuredIsRefusedAtOnceWithEveryProblem() {
    CaseDriver c = atDraft();
    var broken = Forms.with(plan(c), "goals", List.of(
        Forms.with(Forms.goal("Reports on time", 96, 95), "unit", "%"),
        Forms.with(Forms.goal("Reports without error", 70, 90), "source", "my opinion")));
    assertThatThrownBy(() -> c.does("mia", "DraftPlan", broken))
        .isInstanceOf(Refused.class).hasMessageContaining("Goal 1").hasMessageContaining("Goal 2");
    assertThat(c.count(EntryKind.PLAN)).isZero();
    c.waitsFor("DraftPlan");
  }
}
