package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan is drafted, approved, delivered. */
class ImprovementPlanTest extends ProcessTestCase {

  private CaseDriver atDraft() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
  }

  @Test
  void hrReturnsAPlanAndTheManagerDraftsItAnew() {
    CaseDriver c = atDraft();
    c.does("mia", "DraftPlan", plan(c));
    assertThatThrownBy(() -> c.does("hanna", "ApprovePlan", Forms.of("decision", "RETURNED", "reason", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("write down what the manager has to change");
    c.does("hanna", "ApprovePlan", Forms.of("decision", "RETURNED", "reason", "Goal 2 has no help."))
        .does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    assertThat(c.trace()).containsSubsequence("PLAN", "FINDING ValidatePlan", "DECISION ApprovePlan", "PLAN",
        "DECISION ApprovePlan", "FINDING ValidatePlan", "DELIVERY AcknowledgePlan", "ANSWER AcknowledgePlan",
        "STAGE IMPROVEMENT_PERIOD", "PERIOD");
  }

  @Test
  void aPlanThatIsTooOldOnTheDayOfApprovalGoesBack() {
    CaseDriver c = atDraft();
    c.does("mia", "DraftPlan", plan(c)).daysPass(20)
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .waitsFor("DraftPlan");
    assertThat(c.count(EntryKind.DELIVERY)).isZero();
  }

  @Test
  void anEmployeeWhoRefusesToSignBlocksNothing() {
    CaseDriver c = planWithEmployee(underperformer());
    c.employeeDoes("AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN"))
        .does("henry", "WitnessDelivery", Forms.of("deliveredOn", c.today().toString(), "how", "IN_PERSON",
            "witness", "Kim Lee", "note", null));
    assertThat(c.trace()).containsSubsequence("ANSWER AcknowledgePlan", "WITNESSED_DELIVERY", "PERIOD");
  }

  @Test
  void anUnansweredPlanIsWitnessed() {
    CaseDriver c = planWithEmployee(underperformer()).until("WitnessDelivery");
    assertThat(c.trace()).contains("REMINDER AcknowledgePlan", "ESCALATION AcknowledgePlan", "NO_ANSWER AcknowledgePlan");
    assertThatThrownBy(() -> c.does("henry", "WitnessDelivery", Forms.of("deliveredOn",
        c.today().plusDays(1).toString(), "how", "POST", "witness", "Kim Lee", "note", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("is in the future");
    c.does("henry", "WitnessDelivery", Forms.of("deliveredOn", c.today().toString(), "how", "POST",
        "witness", "Kim Lee", "note", null));
    assertThat(c.trace()).contains("PERIOD");
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
