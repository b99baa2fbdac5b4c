package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Entry;
import org.junit.jupiter.api.Test;

/** Whole cases, from the request to each end, as the record tells them. */
class LifecycleTest extends ProcessTestCase {

  @Test
  void theWholeWayToTermination() {
    CaseDriver c = terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I did what I could.", "companion", "My colleague Kim"))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");

    c.recorded("REQUEST, by mia", "POLICY",
        "STAGE FILE_REVIEW", "FINDING AssessFile: READY_FOR_PLAN", "DECISION DecideOnFile: READY_FOR_PLAN, by hanna",
        "STAGE IMPROVEMENT_PLAN", "PLAN, by mia", "FINDING ValidatePlan: valid",
        "DECISION ApprovePlan: APPROVED, by hanna", "FINDING ValidatePlan: valid", "DELIVERY AcknowledgePlan",
        "ANSWER AcknowledgePlan: ACKNOWLEDGED, by employee",
        "STAGE IMPROVEMENT_PERIOD", "PERIOD", "NEXT_CHECK_IN",
        "CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "ANSWER CommentOnCheckIn: AGREED, by employee", "NEXT_CHECK_IN",
        "CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "ANSWER CommentOnCheckIn: AGREED, by employee", "NEXT_CHECK_IN",
        "CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "ANSWER CommentOnCheckIn: AGREED, by employee", "NEXT_CHECK_IN",
        "CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "ANSWER CommentOnCheckIn: AGREED, by employee", "NEXT_CHECK_IN",
        "CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "ANSWER CommentOnCheckIn: AGREED, by employee", "NEXT_CHECK_IN",
        "STAGE METRIC_REVIEW", "FINDING ReviewMetrics: NOT_MET", "DECISION DecideOnOutcome: TERMINATION, by hanna",
        "STAGE TERMINATION", "FINDING CheckPaperTrail: complete", "TERMINATION_PROPOSAL, by hanna",
        "DELIVERY ReplyToProposal", "ANSWER ReplyToProposal, by employee",
        "DECISION DecideOnTermination: APPROVED, by lena", "DELIVERY FileAppeal",
        "ANSWER FileAppeal: ACCEPT, by employee",
        "OUTCOME TERMINATED");
    assertThat(c.file().entries()).extracting(Entry::actor).containsOnly(Actor.SYSTEM, new Actor("mia", "manager"),
        new Actor("hanna", "hr"), new Actor("lena", "hrLead"), new Actor(c.employee().userId(), "employee"));
  }

  @Test
  void theWholeWayToASuccessfulExit() {
    CaseDriver c = atReview(underperformer(), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .daysPass(400).hasEnded("SUCCESSFUL_EXIT");

    assertThat(c.trace()).containsSubsequence("STAGE FILE_REVIEW", "STAGE IMPROVEMENT_PLAN", "STAGE IMPROVEMENT_PERIOD",
        "STAGE METRIC_REVIEW", "STAGE FOLLOW_UP", "OUTCOME SUCCESSFUL_EXIT").doesNotContain("MISSED_CHECK_IN");
  }

  @Test
  void theWholeWayByCounselAndCoachingToAnotherRole() {
    CaseDriver c = caseOf(people.withoutHistory("DEFAULT"));
    people.note(c.employee(), "ACCOMMODATION_REQUEST", c.today().minusDays(30), "Screen reader asked for");
    c.requested()
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED_WITH_CONDITIONS", "reason", "Grant it first."))
        .does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
    for (int i = 0; i < 3; i++) {
      c.does("mia", "RecordCoachingSession", Forms.session(c.today().toString()))
          .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED")).daysPass(7);
    }
    c.does("hanna", "DecideOnCoaching", Forms.decision("DOCUMENTED"))
        .does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    checkInsUntilReview(c, 61, 71)
        .does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"))
        .employeeDoes("AnswerRoleOffer", Forms.answer("ACCEPTED"))
        .hasEnded("ANOTHER_ROLE");

    assertThat(c.trace()).containsSubsequence("STAGE FILE_REVIEW", "COUNSEL_ADVICE", "STAGE DOCUMENTED_COACHING",
        "STAGE IMPROVEMENT_PLAN", "STAGE IMPROVEMENT_PERIOD", "STAGE METRIC_REVIEW", "OUTCOME ANOTHER_ROLE")
        .doesNotContain("STAGE TERMINATION", "STAGE FOLLOW_UP");
    assertThat(c.file().entries()).extracting(Entry::actor).contains(new Actor("carl", "legal"));
  }
}
