package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.termination.PaperTrailCheck;
import org.junit.jupiter.api.Test;

/** From the check of the paper trail to the end of the appeal. */
class TerminationTest extends ProcessTestCase {

  private CaseDriver approved() {
    return terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "The register was down for a week.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"));
  }

  private CaseDriver appealed() {
    return approved().employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."));
  }

  private static java.util.Map<String, Object> heard(String decision, String reducedTo) {
    return Forms.with(Forms.decision(decision), "reducedTo", reducedTo);
  }

  @Test
  void aPaperTrailWithAHoleGoesBackAndNotOn() {
    CaseDriver c = caseOf(people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id()));
    c.requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"))
        .does("mia", "DraftPlan", plan(c)).does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    checkInsUntilReview(c, 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"))
        .waitsFor("DecideOnOutcome");
    assertThat(c.file().last(EntryKind.FINDING, "CheckPaperTrail", PaperTrailCheck.class).orElseThrow().content().missing())
        .anyMatch(m -> m.contains("before the plan"));
    assertThat(c.count(EntryKind.TERMINATION_PROPOSAL)).isZero();
  }

  @Test
  void whoProposedDoesNotDecideAndARefusalGoesBackToHr() {
    identity.createMembership("hanna", "hrLead");
    try {
      CaseDriver c = terminationProposed(underperformer()).until("DecideOnTermination");
      assertThat(c.trace()).contains("NO_ANSWER ReplyToProposal");
      String task = c.task("DecideOnTermination").id();
      assertThatThrownBy(() -> process.complete(task, "hanna", Forms.decision("APPROVED")))
          .isInstanceOf(Refused.class).hasMessageContaining("You proposed the termination in this case");
      c.does("lena", "DecideOnTermination", Forms.decision("REFUSED")).waitsFor("DecideOnOutcome");
    } finally {
      identity.deleteMembership("hanna", "hrLead");
    }
  }

  @Test
  void noAppealInTimeEndsTheEmployment() {
    CaseDriver c = approved().daysPass(15).hasEnded("TERMINATED");
    assertThat(c.trace()).containsSubsequence("TERMINATION_PROPOSAL", "DELIVERY ReplyToProposal", "ANSWER ReplyToProposal",
        "DECISION DecideOnTermination", "DELIVERY FileAppeal", "NO_ANSWER FileAppeal", "OUTCOME TERMINATED");
  }

  @Test
  void theAppealIsHeardBySomebodyWhoHasNotDecidedBefore() {
    CaseDriver c = appealed();
    String task = c.task("HearAppeal").id();
    assertThatThrownBy(() -> process.complete(task, "lena", heard("UPHELD", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("You have decided in this case");
    c.does("luis", "HearAppeal", heard("UPHELD", null));
  }

  @Test
  void anUpheldAppealEndsTheEmployment() {
    appealed().does("luis", "HearAppeal", heard("UPHELD", null)).hasEnded("TERMINATED");
  }

  @Test
  void aReducedTerminationLeadsToAnotherRoleOrAFinalWarning() {
    CaseDriver c = appealed();
    assertThatThrownBy(() -> c.does("luis", "HearAppeal", heard("REDUCED", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("choose what the termination is reduced to");
  }

  @Test
  void aTerminationReducedToAnotherRoleEndsThere() {
    appealed().does("luis", "HearAppeal", heard("REDUCED", "ANOTHER_ROLE")).hasEnded("ANOTHER_ROLE");
  }

  @Test
  void aTerminationReducedToAFinalWarningGoesIntoFollowUp() {
    appealed().does("luis", "HearAppeal", heard("REDUCED", "FINAL_WARNING")).waitsFor("ReportRelapse");
  }

  @Test
  void anOverturnedTerminationGoesIntoFollowUp() {
    appealed().does("luis", "HearAppeal", heard("OVERTURNED", null)).waitsFor("ReportRelapse");
  }

  @Test
  void anAppealNeedsItsGrounds() {
    CaseDriver c = approved();
    assertThatThrownBy(() -> c.employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", " ")))
        .isInstanceOf(Refused.class).hasMessageContaining("Grounds");
    c.waitsFor("FileAppeal");
  }
}
