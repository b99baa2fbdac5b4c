package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a successful exit. */
class FollowUpTest extends ProcessTestCase {

  private CaseDriver relapsed(String jurisdiction) {
    CaseDriver c = atReview(caseOf(people.underperformer(jurisdiction)), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).daysPass(20);
    return c.does("mia", "ReportRelapse", relapse(c));
  }

  private static Map<String, Object> relapse(CaseDriver c) {
    return Forms.of("date", c.today().toString(), "goal", 1, "observed", "Three of five reports late.");
  }

  @Test
  void aRelapseMayLeaveTheFollowUpRunningAndTheCaseStillCloses() {
    CaseDriver c = relapsed("DEFAULT").does("hanna", "DecideOnRelapse", Forms.decision("CONTINUE"))
        .waitsFor("ReportRelapse").daysPass(200).hasEnded("SUCCESSFUL_EXIT");
    assertThat(c.trace()).containsSubsequence("STAGE FOLLOW_UP", "RELAPSE", "DECISION DecideOnRelapse",
        "OUTCOME SUCCESSFUL_EXIT");
  }

  @Test
  void aRelapseMayLeadToASecondPlan() {
    CaseDriver c = relapsed("DEFAULT").does("hanna", "DecideOnRelapse", Forms.decision("NEW_PLAN"));
    c.does("mia", "DraftPlan", plan(c)).waitsFor("ApprovePlan");
  }

  @Test
  void aDecisionWithoutASecondPlanIsRefusedWhereThePolicyDoesNotAllowIt() {
    CaseDriver c = relapsed("DEFAULT");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnRelapse", Forms.decision("DECIDE")))
        .isInstanceOf(Refused.class).hasMessageContaining("asks for a new plan");
    c.waitsFor("DecideOnRelapse");
  }

  @Test
  void whereThePolicyAllowsItARelapseLeadsToTheProposal() {
    relapsed("US_FEDERAL").does("hanna", "DecideOnRelapse", Forms.decision("DECIDE")).waitsFor("ProposeTermination");
  }
}
