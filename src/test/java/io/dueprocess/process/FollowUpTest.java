package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a successful exit, which the tests reach on 9 May 2026. */
class FollowUpTest extends ProcessTestCase {

  private CaseDriver exited(String jurisdiction) {
    return atReview(caseOf(people.underperformer(jurisdiction)), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).fromHere();
  }

  private CaseDriver relapsed(String jurisdiction) {
    CaseDriver c = exited(jurisdiction).daysPass(20);
    return c.does("mia", "ReportRelapse", relapse(c)).recordedOn("2026-05-29 RELAPSE, by mia")
        .waitsFor("DecideOnRelapse");
  }

  private static Map<String, Object> relapse(CaseDriver c) {
    return Forms.of("date", c.today().toString(), "goal", 1, "observed", "Three of five reports late.");
  }

  @Test
  void aFollowUpWithoutARelapseClosesTheCase() {
    exited("DEFAULT").daysPass(179).waitsFor("ReportRelapse").daysPass(2)
        .recordedOn("2026-11-04 REMINDER ReportRelapse", "2026-11-05 ESCALATION ReportRelapse",
            "2026-11-06 OUTCOME SUCCESSFUL_EXIT")
        .hasEnded("SUCCESSFUL_EXIT");
  }

  @Test
  void aRelapseMayLeaveTheFollowUpRunningAndTheCaseStillClosesOnItsDay() {
    relapsed("DEFAULT").does("hanna", "DecideOnRelapse", Forms.decision("CONTINUE"))
        .recorded("DECISION DecideOnRelapse: CONTINUE, by hanna")
        .waitsFor("ReportRelapse").daysPass(200)
        .recordedOn("2026-11-04 REMINDER ReportRelapse", "2026-11-05 ESCALATION ReportRelapse",
            "2026-11-06 OUTCOME SUCCESSFUL_EXIT")
        .hasEnded("SUCCESSFUL_EXIT");
  }

  @Test
  void aRelapseMayLeadToASecondPlanWithAPeriodOfItsOwn() {
    CaseDriver c = relapsed("DEFAULT").does("hanna", "DecideOnRelapse", Forms.decision("NEW_PLAN"))
        .recorded("DECISION DecideOnRelapse: NEW_PLAN, by hanna", "STAGE IMPROVEMENT_PLAN");
    c.does("mia", "DraftPlan", plan(c)).does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"))
        .recorded("PLAN, by mia", "FINDING ValidatePlan: valid", "DECISION ApprovePlan: APPROVED, by hanna",
            "FINDING ValidatePlan: valid", "DELIVERY AcknowledgePlan",
            "ANSWER AcknowledgePlan: ACKNOWLEDGED, by employee", "STAGE IMPROVEMENT_PERIOD", "PERIOD");
    checkInsUntilReview(c, 61, 71);
    assertThat(c.lastLine()).as("the second plan's check-ins alone").isEqualTo("FINDING ReviewMetrics: NOT_MET");
    c.fromHere().does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"))
        .recorded("DECISION DecideOnOutcome: TERMINATION, by hanna", "STAGE TERMINATION",
            "FINDING CheckPaperTrail: complete")
        .waitsFor("ProposeTermination");
  }

  @Test
  void aDecisionWithoutASecondPlanIsRefusedWhereThePolicyDoesNotAllowIt() {
    CaseDriver c = relapsed("DEFAULT");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnRelapse", Forms.decision("DECIDE")))
        .isInstanceOf(Refused.class).hasMessageContaining("asks for a new plan");
    c.recorded().waitsFor("DecideOnRelapse");
  }

  @Test
  void whereThePolicyAllowsItARelapseLeadsToTheProposalWithoutASecondPlan() {
    CaseDriver c = relapsed("US_FEDERAL").does("hanna", "DecideOnRelapse", Forms.decision("DECIDE"))
        .recorded("DECISION DecideOnRelapse: DECIDE, by hanna", "STAGE TERMINATION",
            "FINDING CheckPaperTrail: complete");
    c.does("hanna", "ProposeTermination", proposal(c))
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I was ill.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .recorded("TERMINATION_PROPOSAL, by hanna", "DELIVERY ReplyToProposal", "ANSWER ReplyToProposal, by employee",
            "DECISION DecideOnTermination: APPROVED, by lena", "DELIVERY FileAppeal");
  }

  @Test
  void whoDecidedOnTheRelapseIsNotTheSecondPersonWhoDecidesOnTheTermination() {
    identity.createMembership("hanna", "hrLead");
    try {
      CaseDriver c = relapsed("US_FEDERAL").does("hanna", "DecideOnRelapse", Forms.decision("DECIDE"));
      c.does("henry", "ProposeTermination", proposal(c)).until("DecideOnTermination").fromHere();
      assertThatThrownBy(() -> c.does("hanna", "DecideOnTermination", Forms.decision("APPROVED")))
          .isInstanceOf(Refused.class).hasMessageContaining("You decided to go on to a termination in this case");
      c.recorded().waitsFor("DecideOnTermination");
    } finally {
      identity.deleteMembership("hanna", "hrLead");
    }
  }
}
