package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.period.NextCheckIn;
import org.junit.jupiter.api.Test;

/** Check-ins, the review of the metrics, and HR's decision on them. The plan runs from 9 March to 8 May 2026. */
class PeriodAndReviewTest extends ProcessTestCase {

  private static CaseDriver checkIn(CaseDriver c, double first, double second) {
    return c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), first, second));
  }

  @Test
  void checkInsAtTheCadenceOfThePlanLeadToTheReview() {
    CaseDriver c = inPeriod(underperformer()).fromHere();
    checkInsUntilReview(c, 61, 71);
    c.recordedOn("2026-03-09 NEXT_CHECK_IN",
        "2026-03-23 CHECK_IN, by mia", "2026-03-23 FINDING EvaluateCheckIn", "2026-03-23 DELIVERY CommentOnCheckIn",
        "2026-03-23 ANSWER CommentOnCheckIn: AGREED, by employee", "2026-03-23 NEXT_CHECK_IN",
        "2026-04-06 CHECK_IN, by mia", "2026-04-06 FINDING EvaluateCheckIn", "2026-04-06 DELIVERY CommentOnCheckIn",
        "2026-04-06 ANSWER CommentOnCheckIn: AGREED, by employee", "2026-04-06 NEXT_CHECK_IN",
        "2026-04-20 CHECK_IN, by mia", "2026-04-20 FINDING EvaluateCheckIn", "2026-04-20 DELIVERY CommentOnCheckIn",
        "2026-04-20 ANSWER CommentOnCheckIn: AGREED, by employee", "2026-04-20 NEXT_CHECK_IN",
        "2026-05-04 CHECK_IN, by mia", "2026-05-04 FINDING EvaluateCheckIn", "2026-05-04 DELIVERY CommentOnCheckIn",
        "2026-05-04 ANSWER CommentOnCheckIn: AGREED, by employee", "2026-05-04 NEXT_CHECK_IN",
        "2026-05-08 CHECK_IN, by mia", "2026-05-08 FINDING EvaluateCheckIn", "2026-05-08 DELIVERY CommentOnCheckIn",
        "2026-05-08 ANSWER CommentOnCheckIn: AGREED, by employee", "2026-05-08 NEXT_CHECK_IN",
        "2026-05-09 STAGE METRIC_REVIEW", "2026-05-09 FINDING ReviewMetrics: NOT_MET");
  }

  @Test
  void aCheckInNotRecordedInTimeRemindsTheManagerThenHrThenIsEnteredAsMissed() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn").fromHere().daysPass(7)
        .recordedOn("2026-03-25 REMINDER RecordCheckIn", "2026-03-26 ESCALATION RecordCheckIn",
            "2026-03-27 MISSED_CHECK_IN", "2026-03-27 NEXT_CHECK_IN");
    checkIn(c.until("RecordCheckIn"), 70, 75)
        .recordedOn("2026-04-06 CHECK_IN, by mia", "2026-04-06 FINDING EvaluateCheckIn",
            "2026-04-06 DELIVERY CommentOnCheckIn");
  }

  @Test
  void anUncommentedCheckInCountsAsDelivered() {
    checkIn(inPeriod(underperformer()).until("RecordCheckIn").fromHere(), 70, 75).daysPass(9)
        .recordedOn("2026-03-23 CHECK_IN, by mia", "2026-03-23 FINDING EvaluateCheckIn",
            "2026-03-23 DELIVERY CommentOnCheckIn", "2026-03-29 REMINDER CommentOnCheckIn",
            "2026-03-30 ESCALATION CommentOnCheckIn", "2026-03-31 NO_ANSWER CommentOnCheckIn",
            "2026-03-31 NEXT_CHECK_IN");
  }

  @Test
  void anEmployeeMayDisagreeWithACheckIn() {
    checkIn(inPeriod(underperformer()).until("RecordCheckIn"), 70, 75).fromHere()
        .employeeDoes("CommentOnCheckIn", Forms.answer("DISAGREED"))
        .recorded("ANSWER CommentOnCheckIn: DISAGREED, by employee", "NEXT_CHECK_IN");
  }

  @Test
  void aPeriodThatNobodyMeasuredIsInconclusiveCarriesNoTerminationAndIsExtended() {
    CaseDriver c = inPeriod(underperformer()).until("DecideOnOutcome");
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isEqualTo(5);
    c.fromHere();
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("did not measure enough");
    c.recorded().waitsFor("DecideOnOutcome")
        .does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .employeeDoes("AcknowledgeExtension", Forms.answer("ACKNOWLEDGED"))
        .recorded("DECISION DecideOnOutcome: EXTENSION, by hanna", "DELIVERY AcknowledgeExtension",
            "ANSWER AcknowledgeExtension: ACKNOWLEDGED, by employee", "STAGE IMPROVEMENT_PERIOD", "PERIOD",
            "NEXT_CHECK_IN");
  }

  @Test
  void goalsMetTakeTheEmployeeOffThePlan() {
    reviewed(97, 93, "MET")
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .recorded("DECISION DecideOnOutcome: SUCCESS, by hanna", "STAGE FOLLOW_UP")
        .waitsFor("ReportRelapse");
  }

  @Test
  void metGoalsCarryNoTermination() {
    CaseDriver c = reviewed(97, 93, "MET");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("the goals were met");
    c.recorded();
  }

  @Test
  void goalsPartlyMetMayBeSuccessAllTheSame() {
    reviewed(90, 88, "PARTLY_MET")
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .recorded("DECISION DecideOnOutcome: SUCCESS, by hanna", "STAGE FOLLOW_UP");
  }

  @Test
  void goalsNotMetMayLeadToAProposalWhereThePaperTrailIsWhole() {
    reviewed(61, 71, "NOT_MET")
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"))
        .recorded("DECISION DecideOnOutcome: TERMINATION, by hanna", "STAGE TERMINATION",
            "FINDING CheckPaperTrail: complete")
        .waitsFor("ProposeTermination");
  }

  @Test
  void aPeriodIsExtendedAsOftenAndAsLongAsThePolicyAllows() {
    CaseDriver c = reviewed(90, 88, "PARTLY_MET");
    assertThatThrownBy(() ->
        c.does("hanna", "DecideOnOutcome", Forms.with(Forms.outcome("EXTENSION"), "extensionDays", 31)))
        .isInstanceOf(Refused.class).hasMessageContaining("allows 1 to 30 more days");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .employeeDoes("AcknowledgeExtension", Forms.answer("DISAGREED"))
        .recordedOn("2026-05-09 DECISION DecideOnOutcome: EXTENSION, by hanna",
            "2026-05-09 DELIVERY AcknowledgeExtension",
            "2026-05-09 ANSWER AcknowledgeExtension: DISAGREED, by employee",
            "2026-05-09 STAGE IMPROVEMENT_PERIOD", "2026-05-09 PERIOD", "2026-05-09 NEXT_CHECK_IN");
    assertThat(PeriodDates.period(c.file()).endsOn()).as("28 days on is a Saturday").isEqualTo("2026-06-08");

    checkInsUntilReview(c, 97, 93);
    c.fromHere();
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION")))
        .isInstanceOf(Refused.class).hasMessageContaining("as often as the policy allows");
    c.recorded().waitsFor("DecideOnOutcome");
  }

  @Test
  void anExtensionThatIsNotAnsweredRunsAllTheSame() {
    CaseDriver c = reviewed(90, 88, "PARTLY_MET").does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .daysPass(9)
        .recordedOn("2026-05-09 DECISION DecideOnOutcome: EXTENSION, by hanna",
            "2026-05-09 DELIVERY AcknowledgeExtension", "2026-05-13 REMINDER AcknowledgeExtension",
            "2026-05-14 ESCALATION AcknowledgeExtension", "2026-05-15 NO_ANSWER AcknowledgeExtension",
            "2026-05-15 STAGE IMPROVEMENT_PERIOD", "2026-05-15 PERIOD", "2026-05-15 NEXT_CHECK_IN");
    assertThat(PeriodDates.period(c.file()).endsOn()).isEqualTo("2026-06-12");
  }

  @Test
  void anotherRoleEndsTheCaseWithTheEmployeesYesOnly() {
    reviewed(61, 71, "NOT_MET")
        .does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"))
        .employeeDoes("AnswerRoleOffer", Forms.answer("DECLINED"))
        .recordedOn("2026-05-09 DECISION DecideOnOutcome: ANOTHER_ROLE, by hanna",
            "2026-05-09 DELIVERY AnswerRoleOffer", "2026-05-09 ANSWER AnswerRoleOffer: DECLINED, by employee")
        .waitsFor("DecideOnOutcome")
        .does("henry", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE")).daysPass(9)
        .recordedOn("2026-05-09 DECISION DecideOnOutcome: ANOTHER_ROLE, by henry",
            "2026-05-09 DELIVERY AnswerRoleOffer",
            "2026-05-13 REMINDER AnswerRoleOffer", "2026-05-14 ESCALATION AnswerRoleOffer",
            "2026-05-15 NO_ANSWER AnswerRoleOffer")
        .waitsFor("DecideOnOutcome")
        .does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"))
        .employeeDoes("AnswerRoleOffer", Forms.answer("ACCEPTED"))
        .recordedOn("2026-05-18 DECISION DecideOnOutcome: ANOTHER_ROLE, by hanna",
            "2026-05-18 DELIVERY AnswerRoleOffer",
            "2026-05-18 ANSWER AnswerRoleOffer: ACCEPTED, by employee", "2026-05-18 OUTCOME ANOTHER_ROLE")
        .hasEnded("ANOTHER_ROLE");
  }

  /** A case at its review, on 9 May, with this result. */
  private CaseDriver reviewed(double first, double second, String result) {
    CaseDriver c = atReview(underperformer(), first, second);
    assertThat(c.lastLine()).isEqualTo("FINDING ReviewMetrics: " + result);
    return c.fromHere();
  }

  @Test
  void theRecordSaysWhyTheNextCheckInIsDueThen() {
    CaseDriver c = inPeriod(underperformer());
    c.untilAnyOf("RecordCheckIn");
    NextCheckIn next = c.file().last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).orElseThrow().content();
    assertThat(next.basis().rule()).isEqualTo("PlanNextCheckIn");
    assertThat(next.basis().reasons()).isNotEmpty();
    assertThat(next.basis().inputs()).isNotEmpty();
  }
}
