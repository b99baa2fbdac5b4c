package io.dueprocess.filereview;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.filereview.FileFixtures.REQUESTED_ON;
import static io.dueprocess.filereview.FileFixtures.below;
import static io.dueprocess.filereview.FileFixtures.documented;
import static io.dueprocess.filereview.FileFixtures.meeting;
import static io.dueprocess.filereview.FileFixtures.note;
import static io.dueprocess.filereview.FileFixtures.undocumented;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.filereview.FileAssessment.History;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.filereview.FileAssessment.Risk;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessFileRuleTest {

  private final FileFixtures fixtures = new FileFixtures();

  @Test
  void twoAppraisalsBelowAndACoachingNoteAreReadyForAPlan() {
    FileAssessment assessment = assess();

    assertThat(assessment.history()).isEqualTo(History.CONSISTENT_UNDERPERFORMANCE);
    assertThat(assessment.risks()).isEmpty();
    assertThat(assessment.recommendation()).isEqualTo(Recommendation.READY_FOR_PLAN);
    assertThat(assessment.basis().rule()).isEqualTo("AssessFile");
    assertThat(assessment.basis().version()).isEqualTo("1");
    assertThat(reason(assessment, "LATEST_TWO_BELOW").inputs()).containsExactly("appraisal:1", "appraisal:2");
    assertThat(reason(assessment, "COACHING_ON_FILE").inputs()).containsExactly("coaching-note:1");
    assertThat(inputs(assessment)).contains(
        "request", "policy:lookBackMonths", "policy:riskMonths", "policy:managerChangeMonths", "employee:hiredOn");
  }

  @Test
  void aWarningIsAsGoodAsACoachingNote() {
    fixtures.coachingNotes.clear();
    fixtures.warnings.add(note(4, Note.Kind.WARNING, LocalDate.of(2025, 11, 1)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.READY_FOR_PLAN);
  }

  @Test
  void consistentUnderperformanceWithoutCoachingIsDocumentedFirst() {
    fixtures.coachingNotes.clear();

    assertThat(assess().history()).isEqualTo(History.CONSISTENT_UNDERPERFORMANCE);
    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
  }

  @Test
  void aCoachingNoteFromBeforeTheLookBackTimeDoesNotCount() {
    fixtures.coachingNotes.set(0, note(1, Note.Kind.COACHING_NOTE, LocalDate.of(2024, 3, 1)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
    assertThat(inputs(assess())).doesNotContain("coaching-note:1");
  }

  @Test
  void theFirstDayOfTheLookBackTimeCounts() {
    fixtures.coachingNotes.set(0, note(1, Note.Kind.COACHING_NOTE, LocalDate.of(2024, 3, 2)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.READY_FOR_PLAN);
  }

  @Test
  void aNoteWrittenAfterTheRequestDoesNotCount() {
    fixtures.coachingNotes.set(0, note(1, Note.Kind.COACHING_NOTE, REQUESTED_ON.plusDays(1)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
  }

  @Test
  void oneBadAppraisalAfterAGoodOneIsASuddenDecline() {
    fixtures.appraisals.set(0, meeting(1, LocalDate.of(2024, 12, 31)));

    assertThat(assess().history()).isEqualTo(History.SUDDEN_DECLINE);
    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
    assertThat(reason(assess(), "DECLINE_AFTER_MEETING_EXPECTATIONS").inputs())
        .containsExactly("appraisal:2", "appraisal:1");
  }

  @Test
  void oneBadAppraisalAloneIsNoHistory() {
    fixtures.appraisals.remove(0);

    assertThat(assess().history()).isEqualTo(History.SUDDEN_DECLINE);
    assertThat(reason(assess(), "ONE_APPRAISAL_BELOW").inputs()).containsExactly("appraisal:2");
  }

  @Test
  void anAppraisalFromBeforeTheLookBackTimeDoesNotMakeAHistory() {
    fixtures.appraisals.set(0, below(1, LocalDate.of(2023, 12, 31)));

    assertThat(assess().history()).isEqualTo(History.SUDDEN_DECLINE);
  }

  @Test
  void aGoodAppraisalBeforeTwoBadOnesDoesNotMakeADecline() {
    fixtures.appraisals.add(meeting(3, LocalDate.of(2024, 6, 30)));

    assertThat(assess().history()).isEqualTo(History.CONSISTENT_UNDERPERFORMANCE);
  }

  @Test
  void aFileWithoutAppraisalsOfTheLookBackTimeIsDocumentedFirst() {
    fixtures.appraisals.clear();
    fixtures.appraisals.add(below(1, LocalDate.of(2023, 12, 31)));

    assertThat(assess().history()).isEqualTo(History.NO_RECENT_APPRAISAL);
    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
    assertThat(reason(assess(), "NO_RECENT_APPRAISAL").text())
        .isEqualTo("No appraisal ended in the 24 months before the request.");
  }

  @Test
  void aMissingAppraisalIsExplainedByAShortTenure() {
    fixtures.appraisals.clear();
    fixtures.hiredOn = LocalDate.of(2025, 10, 1);

    assertThat(reason(assess(), "NO_RECENT_APPRAISAL").text()).isEqualTo(
        "No appraisal ended in the 24 months before the request; the employee has been here for 5 months only.");
  }

  @Test
  void aLatestAppraisalThatMeetsExpectationsContradictsTheRequest() {
    fixtures.appraisals.set(1, meeting(2, LocalDate.of(2025, 12, 31)));

    assertThat(assess().history()).isEqualTo(History.CONTRADICTED_BY_FILE);
    assertThat(assess().recommendation()).isEqualTo(Recommendation.DOCUMENT_FIRST);
    assertThat(reason(assess(), "LATEST_MEETS_EXPECTATIONS").inputs()).containsExactly("appraisal:2");
  }

  @Test
  void whereTwoAppraisalsEndOnOneDayTheBetterOneCounts() {
    fixtures.appraisals.add(0, meeting(9, LocalDate.of(2025, 12, 31)));

    assertThat(assess().history()).isEqualTo(History.CONTRADICTED_BY_FILE);
  }

  @Test
  void aRequestThatTheFileContradictsAndNothingSupportsIsDeclined() {
    fixtures.appraisals.set(1, meeting(2, LocalDate.of(2025, 12, 31)));
    fixtures.incidents.set(0, undocumented(LocalDate.of(2026, 2, 10)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.DECLINE);
  }

  @Test
  void evidenceOfAnIncidentFromBeforeTheLookBackTimeSupportsNothing() {
    fixtures.appraisals.set(1, meeting(2, LocalDate.of(2025, 12, 31)));
    fixtures.incidents.set(0, documented(LocalDate.of(2023, 2, 10)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.DECLINE);
  }

  @Test
  void aComplaintShortlyBeforeTheRequestIsARisk() {
    fixtures.complaints.add(note(5, Note.Kind.COMPLAINT, LocalDate.of(2025, 9, 2)));

    assertThat(assess().risks()).containsExactly(Risk.COMPLAINT_BEFORE_REQUEST);
    assertThat(reason(assess(), "COMPLAINT_BEFORE_REQUEST").inputs())
        .containsExactly("complaint:5", "policy:riskMonths");
  }

  @Test
  void anOldComplaintIsNoRisk() {
    fixtures.complaints.add(note(5, Note.Kind.COMPLAINT, LocalDate.of(2025, 9, 1)));

    assertThat(assess().risks()).isEmpty();
  }

  @Test
  void aComplaintAfterTheRequestIsNoRiskOfTheRequest() {
    fixtures.complaints.add(note(5, Note.Kind.COMPLAINT, REQUESTED_ON.plusDays(1)));

    assertThat(assess().risks()).isEmpty();
  }

  @Test
  void protectedLeaveThatReachesIntoTheTimeBeforeTheRequestIsARisk() {
    fixtures.leaves.add(
        new Leave(6, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 9, 2), "Parental", true));

    assertThat(assess().risks()).containsExactly(Risk.PROTECTED_LEAVE_BEFORE_REQUEST);
  }

  @Test
  void protectedLeaveThatLastsIsARisk() {
    fixtures.leaves.add(new Leave(6, LocalDate.of(2024, 6, 1), null, "Medical", true));

    assertThat(assess().risks()).containsExactly(Risk.PROTECTED_LEAVE_BEFORE_REQUEST);
  }

  @Test
  void oldOrUnprotectedLeaveIsNoRisk() {
    fixtures.leaves.add(new Leave(6, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 9, 1), "Parental", true));
    fixtures.leaves.add(new Leave(7, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 9), "Vacation", false));

    assertThat(assess().risks()).isEmpty();
  }

  @Test
  void anAccommodationAskedForIsARisk() {
    fixtures.accommodationRequests.add(note(8, Note.Kind.ACCOMMODATION_REQUEST, LocalDate.of(2026, 1, 5)));

    assertThat(assess().risks()).containsExactly(Risk.ACCOMMODATION_REQUESTED);
    assertThat(inputs(assess())).contains("accommodation-request:8");
  }

  @Test
  void probationIsARiskUntilItsLastDay() {
    fixtures.probationUntil = REQUESTED_ON;
    assertThat(assess().risks()).containsExactly(Risk.ON_PROBATION);

    fixtures.probationUntil = REQUESTED_ON.minusDays(1);
    assertThat(assess().risks()).isEmpty();

    fixtures.probationUntil = null;
    assertThat(assess().risks()).isEmpty();
  }

  @Test
  void aManagerForLessThanThePolicySaysIsARisk() {
    fixtures.managerSince = LocalDate.of(2025, 9, 3);
    assertThat(assess().risks()).containsExactly(Risk.RECENT_MANAGER_CHANGE);

    fixtures.managerSince = LocalDate.of(2025, 9, 2);
    assertThat(assess().risks()).isEmpty();

    fixtures.managerSince = null;
    assertThat(assess().risks()).isEmpty();
  }

  @Test
  void oneIncidentWithoutEvidenceIsARisk() {
    fixtures.incidents.add(undocumented(LocalDate.of(2026, 2, 12)));

    assertThat(assess().risks()).containsExactly(Risk.UNDOCUMENTED_INCIDENTS);
    assertThat(reason(assess(), "UNDOCUMENTED_INCIDENTS").text())
        .isEqualTo("1 of 2 incidents in the request is without evidence.");
  }

  @Test
  void aRequestThatNamesNoIncidentIsARisk() {
    fixtures.incidents.clear();

    assertThat(assess().risks()).containsExactly(Risk.UNDOCUMENTED_INCIDENTS);
  }

  @Test
  void aRiskLeavesTheRecommendationAsItIs() {
    fixtures.complaints.add(note(5, Note.Kind.COMPLAINT, LocalDate.of(2026, 2, 1)));

    assertThat(assess().recommendation()).isEqualTo(Recommendation.READY_FOR_PLAN);
  }

  @Test
  void aRequestOnTheTwentyNinthOfFebruaryLooksBackToTheTwentyEighth() {
    fixtures.coachingNotes.set(0, note(1, Note.Kind.COACHING_NOTE, LocalDate.of(2022, 2, 28)));
    fixtures.appraisals.set(0, below(1, LocalDate.of(2022, 12, 31)));
    fixtures.appraisals.set(1, below(2, LocalDate.of(2023, 12, 31)));

    FileAssessment assessment = AssessFileRule.assess(
        fixtures.file(), fixtures.request(), LocalDate.of(2024, 2, 29), policy());

    assertThat(assessment.recommendation()).isEqualTo(Recommendation.READY_FOR_PLAN);
  }

  private FileAssessment assess() {
    return fixtures.assess(policy());
  }

  private static Basis.Reason reason(FileAssessment assessment, String code) {
    return assessment.basis().reasons().stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
  }

  private static List<String> inputs(FileAssessment assessment) {
    return assessment.basis().inputs().stream().map(Basis.Input::ref).toList();
  }
}
