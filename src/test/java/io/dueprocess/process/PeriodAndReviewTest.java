package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.review.MetricReview;
import org.junit.jupiter.api.Test;

/** Check-ins, the review of the metrics, and HR's decision on them. */
class PeriodAndReviewTest extends ProcessTestCase {

  private MetricReview.Result overall(CaseDriver c) {
    return c.file().last(EntryKind.FINDING, "ReviewMetrics", MetricReview.class).orElseThrow().content().overall();
  }

  @Test
  void aCheckInNotRecordedInTimeRemindsTheManagerThenHrThenIsEnteredAsMissed() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.until("RecordCheckIn").daysPass(7);
    assertThat(c.trace()).containsSubsequence("NEXT_CHECK_IN", "REMINDER RecordCheckIn", "ESCALATION RecordCheckIn",
        "MISSED_CHECK_IN", "NEXT_CHECK_IN");
  }

  @Test
  void aPeriodThatNobodyMeasuredIsInconclusiveAndCarriesNoTermination() {
    CaseDriver c = inPeriod(underperformer()).until("DecideOnOutcome");
    assertThat(overall(c)).isEqualTo(MetricReview.Result.INCONCLUSIVE);
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("did not measure enough");
    c.waitsFor("DecideOnOutcome");
  }

  @Test
  void anUncommentedCheckInCountsAsDelivered() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 70, 75)).daysPass(9);
    assertThat(c.trace()).containsSubsequence("CHECK_IN", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCheckIn",
        "NO_ANSWER CommentOnCheckIn", "NEXT_CHECK_IN");
  }

  @Test
  void metricsMetPartlyMetAndNotMetAreToldApart() {
    assertThat(overall(atReview(underperformer(), 97, 93))).isEqualTo(MetricReview.Result.MET);
    assertThat(overall(atReview(underperformer(), 90, 88))).isEqualTo(MetricReview.Result.PARTLY_MET);
    assertThat(overall(atReview(underperformer(), 61, 71))).isEqualTo(MetricReview.Result.NOT_MET);
  }

  @Test
  void metGoalsCarryNoTermination() {
    CaseDriver c = atReview(underperformer(), 97, 93);
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("the goals were met");
  }

  @Test
  void aPeriodIsExtendedAsOftenAndAsLongAsThePolicyAllows() {
    CaseDriver c = atReview(underperformer(), 90, 88);
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.with(Forms.outcome("EXTENSION"), "extensionDays", 31)))
        .isInstanceOf(Refused.class).hasMessageContaining("allows 1 to 30 more days");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .employeeDoes("AcknowledgeExtension", Forms.answer("ACKNOWLEDGED"));
    checkInsUntilReview(c, 97, 93);
    assertThat(c.count(EntryKind.PERIOD)).isEqualTo(2);
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION")))
        .isInstanceOf(Refused.class).hasMessageContaining("as often as the policy allows");
  }

  @Test
  void anExtensionThatIsNotAnsweredRunsAllTheSame() {
    CaseDriver c = atReview(underperformer(), 90, 88).does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"));
    c.daysPass(9);
    assertThat(c.trace()).containsSubsequence("NO_ANSWER AcknowledgeExtension", "STAGE IMPROVEMENT_PERIOD", "PERIOD");
  }

  @Test
  void anotherRoleNeedsTheEmployeesYes() {
    CaseDriver c = atReview(underperformer(), 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"))
        .employeeDoes("AnswerRoleOffer", Forms.answer("DECLINED")).waitsFor("DecideOnOutcome")
        .does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE")).daysPass(9).waitsFor("DecideOnOutcome");
    assertThat(c.trace()).contains("NO_ANSWER AnswerRoleOffer");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"))
        .employeeDoes("AnswerRoleOffer", Forms.answer("ACCEPTED")).hasEnded("ANOTHER_ROLE");
  }
}
