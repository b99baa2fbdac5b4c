package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.termination.PaperTrailCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the check of the paper trail to the end of the appeal. */
class TerminationTest extends ProcessTestCase {

  /** On 9 May, with a proposal before the employee. */
  private CaseDriver proposed() {
    return terminationProposed(underperformer());
  }

  private CaseDriver approved() {
    return proposed()
        .employeeDoes("ReplyToProposal", Forms.of("reply", "The register was down for a week.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"));
  }

  private CaseDriver appealed() {
    return approved().employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."))
        .fromHere();
  }

  private static Map<String, Object> heard(String decision, String reducedTo) {
    return Forms.with(Forms.decision(decision), "reducedTo", reducedTo);
  }

  @Test
  void aPaperTrailWithAHoleGoesBackAndNotOn() {
    CaseDriver c = caseOf(people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id()));
    atReview(c, 61, 71).fromHere()
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"))
        .recorded("DECISION DecideOnOutcome: TERMINATION, by hanna", "STAGE TERMINATION",
            "FINDING CheckPaperTrail: not complete", "STAGE METRIC_REVIEW", "FINDING ReviewMetrics: NOT_MET")
        .waitsFor("DecideOnOutcome");
    assertThat(c.file().last(EntryKind.FINDING, "CheckPaperTrail", PaperTrailCheck.class).orElseThrow().content()
        .missing())
        .singleElement().asString().contains("before the plan");
  }

  @Test
  void aTerminationIsProposedRepliedToDecidedAndAccepted() {
    CaseDriver c = atReview(underperformer(), 61, 71).fromHere()
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    c.does("hanna", "ProposeTermination", proposal(c))
        .recorded("DECISION DecideOnOutcome: TERMINATION, by hanna", "STAGE TERMINATION",
            "FINDING CheckPaperTrail: complete", "TERMINATION_PROPOSAL, by hanna", "DELIVERY ReplyToProposal")
        .employeeDoes("ReplyToProposal", Forms.of("reply", "The register was down for a week.", "companion", "Kim"))
        .recorded("ANSWER ReplyToProposal, by employee")
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .recorded("DECISION DecideOnTermination: APPROVED, by lena", "DELIVERY FileAppeal")
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .recorded("ANSWER FileAppeal: ACCEPT, by employee", "OUTCOME TERMINATED")
        .hasEnded("TERMINATED");
  }

  @Test
  void withoutAReplyTheSecondPersonDecidesWhenTheTimeToReplyIsOver() {
    proposed().fromHere().until("DecideOnTermination")
        .recordedOn("2026-05-17 REMINDER ReplyToProposal", "2026-05-18 ESCALATION ReplyToProposal",
            "2026-05-19 NO_ANSWER ReplyToProposal")
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .recordedOn("2026-05-19 DECISION DecideOnTermination: APPROVED, by lena", "2026-05-19 DELIVERY FileAppeal");
  }

  @Test
  void whoProposedDoesNotDecideAndARefusalGoesBackToHr() {
    identity.createMembership("hanna", "hrLead");
    try {
      CaseDriver c = proposed().until("DecideOnTermination").fromHere();
      String task = c.task("DecideOnTermination").id();
      assertThatThrownBy(() -> process.complete(task, "hanna", Forms.decision("APPROVED")))
          .isInstanceOf(Refused.class).hasMessageContaining("You proposed the termination in this case");
      c.does("lena", "DecideOnTermination", Forms.decision("REFUSED"))
          .recorded("DECISION DecideOnTermination: REFUSED, by lena", "STAGE METRIC_REVIEW",
              "FINDING ReviewMetrics: NOT_MET")
          .waitsFor("DecideOnOutcome");
    } finally {
      identity.deleteMembership("hanna", "hrLead");
    }
  }

  @Test
  void whoDecidedOnTheOutcomeIsNotTheSecondPersonWhoeverWroteTheProposal() {
    identity.createMembership("hanna", "hrLead");
    try {
      CaseDriver c = atReview(underperformer(), 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
      c.does("henry", "ProposeTermination", proposal(c)).until("DecideOnTermination").fromHere();
      assertThatThrownBy(() -> c.does("hanna", "DecideOnTermination", Forms.decision("APPROVED")))
          .isInstanceOf(Refused.class).hasMessageContaining("You decided to go on to a termination in this case");
      c.recorded().does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
          .recorded("DECISION DecideOnTermination: APPROVED, by lena", "DELIVERY FileAppeal");
    } finally {
      identity.deleteMembership("hanna", "hrLead");
    }
  }

  @Test
  void whoProposedOnceIsNotTheSecondPersonOfALaterProposal() {
    identity.createMembership("hanna", "hrLead");
    try {
      CaseDriver c = atReview(underperformer(), 61, 71).does("henry", "DecideOnOutcome", Forms.outcome("TERMINATION"));
      c.does("hanna", "ProposeTermination", proposal(c)).until("DecideOnTermination")
          .does("lena", "DecideOnTermination", Forms.decision("REFUSED"))
          .does("henry", "DecideOnOutcome", Forms.outcome("TERMINATION"));
      c.does("henry", "ProposeTermination", proposal(c)).until("DecideOnTermination").fromHere();
      assertThatThrownBy(() -> c.does("hanna", "DecideOnTermination", Forms.decision("APPROVED")))
          .isInstanceOf(Refused.class).hasMessageContaining("You proposed the termination in this case");
      c.recorded().waitsFor("DecideOnTermination");
    } finally {
      identity.deleteMembership("hanna", "hrLead");
    }
  }

  @Test
  void noAppealInTimeEndsTheEmployment() {
    approved().fromHere().daysPass(15)
        .recordedOn("2026-05-18 REMINDER FileAppeal", "2026-05-19 ESCALATION FileAppeal",
            "2026-05-20 NO_ANSWER FileAppeal", "2026-05-20 OUTCOME TERMINATED")
        .hasEnded("TERMINATED");
  }

  @Test
  void theAppealIsHeardBySomebodyWhoHasNotDecidedBefore() {
    CaseDriver c = appealed();
    String task = c.task("HearAppeal").id();
    assertThatThrownBy(() -> process.complete(task, "lena", heard("UPHELD", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("You have decided in this case");
    c.does("luis", "HearAppeal", heard("UPHELD", null))
        .recorded("DECISION HearAppeal: UPHELD, by luis", "OUTCOME TERMINATED")
        .hasEnded("TERMINATED");
  }

  @Test
  void counselWhoAdvisedInTheCaseDoesNotHearTheAppeal() {
    CaseDriver c = legallyReviewed().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    c.does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    checkInsUntilReview(c, 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    c.does("hanna", "ProposeTermination", proposal(c)).until("DecideOnTermination")
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong.")).fromHere();
    identity.createMembership("carl", "hrLead");
    try {
      assertThatThrownBy(() -> c.does("carl", "HearAppeal", heard("UPHELD", null)))
          .isInstanceOf(Refused.class).hasMessageContaining("You advised in this case");
      c.recorded().waitsFor("HearAppeal");
    } finally {
      identity.deleteMembership("carl", "hrLead");
    }
  }

  @Test
  void aReducedDecisionNamesTheLesserMeasure() {
    CaseDriver c = appealed();
    assertThatThrownBy(() -> c.does("luis", "HearAppeal", heard("REDUCED", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("choose what the termination is reduced to");
    c.recorded().waitsFor("HearAppeal");
  }

  @Test
  void aTerminationReducedToAnotherRoleEndsThere() {
    CaseDriver c = appealed().does("luis", "HearAppeal", heard("REDUCED", "ANOTHER_ROLE"))
        .recorded("DECISION HearAppeal: REDUCED, by luis", "OUTCOME ANOTHER_ROLE")
        .hasEnded("ANOTHER_ROLE");
    assertThat(c.file().last(EntryKind.DECISION, "HearAppeal", Decision.class).orElseThrow().content().details())
        .containsExactly(Map.entry("reducedTo", "ANOTHER_ROLE"));
  }

  @Test
  void aTerminationReducedToAFinalWarningGoesIntoFollowUp() {
    appealed().does("luis", "HearAppeal", heard("REDUCED", "FINAL_WARNING"))
        .recorded("DECISION HearAppeal: REDUCED, by luis", "STAGE FOLLOW_UP")
        .waitsFor("ReportRelapse");
  }

  @Test
  void anOverturnedTerminationGoesIntoFollowUp() {
    appealed().does("luis", "HearAppeal", heard("OVERTURNED", null))
        .recorded("DECISION HearAppeal: OVERTURNED, by luis", "STAGE FOLLOW_UP")
        .waitsFor("ReportRelapse");
  }

  @Test
  void anAppealNeedsItsGrounds() {
    CaseDriver c = approved();
    assertThatThrownBy(() -> c.employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", " ")))
        .isInstanceOf(Refused.class).hasMessageContaining("Grounds");
    c.waitsFor("FileAppeal");
  }
}
