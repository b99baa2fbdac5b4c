package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.EntryKind;
import org.junit.jupiter.api.Test;

/** Whole cases, from the request to each end. */
class LifecycleTest extends ProcessTestCase {

  @Test
  void aRequestThatHrDeclinesEndsTheCase() {
    underperformer().requested()
        .does("hanna", "DecideOnFile", Forms.decision("DECLINE"))
        .hasEnded("DECLINED");
  }

  @Test
  void goalsMetLeadToFollowUpAndASuccessfulExit() {
    CaseDriver c = atReview(underperformer(), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .waitsFor("ReportRelapse");
    c.daysPass(400).hasEnded("SUCCESSFUL_EXIT");
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isZero();
  }

  @Test
  void aTerminationThatIsNotAppealedEndsTheEmployment() {
    terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I did what I could.", "companion", "My colleague Kim"))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");
  }
}
