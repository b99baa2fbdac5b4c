package io.dueprocess.termination;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.casefile.PolicyFixtures.withRelapseDecisionDays;
import static io.dueprocess.termination.Trails.END;
import static io.dueprocess.termination.Trails.REQUESTED;
import static io.dueprocess.termination.Trails.START;
import static io.dueprocess.termination.Trails.TODAY;
import static io.dueprocess.termination.Trails.assessment;
import static io.dueprocess.termination.Trails.check;
import static io.dueprocess.termination.Trails.checkIn;
import static io.dueprocess.termination.Trails.complete;
import static io.dueprocess.termination.Trails.review;
import static io.dueprocess.termination.Trails.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis;
import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.filereview.FileAssessment.Risk;
import io.dueprocess.period.CheckInFixtures;
import io.dueprocess.review.MetricReview.Result;
import io.dueprocess.termination.PaperTrail.Evidence;
import io.dueprocess.termination.PaperTrail.PlanAnswer;
import io.dueprocess.termination.Trails.Part;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPaperTrailRuleTest {

  private static final String NO_EVIDENCE =
      "Nothing from before the plan shows the underperformance: no delivered coaching session written down in time "
          + "and no coaching note, warning or appraisal below expectations of the look-back time.";

  @Test
  void aTrailWithoutAHoleIsComplete() {
    PaperTrailCheck check = check(complete());

    assertThat(check.missing()).isEmpty();
    assertThat(check.complete()).isTrue();
    assertThat(check.basis().rule()).isEqualTo("CheckPaperTrail");
    assertThat(check.basis().reasons()).extracting(Basis.Reason::code).containsExactly("COMPLETE");
    assertThat(check.basis().inputs()).extracting(Basis.Input::ref).contains(
        "today", "policy:evidenceMonths", "entry:1", "entry:3", "entry:4", "appraisal:1", "entry:5", "entry:6",
        "entry:10", "entry:11", "entry:12", "entry:13", "entry:14", "entry:15", "entry:16", "entry:17", "entry:18",
        "entry:19");
  }

  @Test
  void anEmptyTrailMissesEverythingAndStillNamesItsInputs() {
    PaperTrailCheck check = check(PaperTrail.builder());

    assertThat(codes(check)).containsExactly("NO_REQUEST", "NO_ASSESSMENT", "NO_FILE_DECISION",
        "NO_EVIDENCE_BEFORE_PLAN", "PLAN_NOT_APPROVED", "PLAN_NOT_DELIVERED", "NO_PERIOD", "NO_MEASUREMENT",
        "NO_HELP_GIVEN", "NO_REVIEW", "NO_DECISION");
    assertThat(check.missing()).hasSize(11).allMatch(sentence -> sentence.endsWith("."));
    assertThat(check.basis().inputs()).isNotEmpty();
  }

  @Test
  void aPartlyMetGoalMayLeadToAProposal() {
    assertThat(check(complete().review("entry:18", review(Result.PARTLY_MET))).missing()).isEmpty();
  }

  // file review

  @Test
  void aLegalRiskNeedsCounselsAnswer() {
    PaperTrail.Builder risky = complete()
        .assessment("entry:3", assessment(Recommendation.DOCUMENT_FIRST, Risk.COMPLAINT_BEFORE_REQUEST));

    assertMissing(risky, "The file review found a legal risk that counsel has not answered.");
    assertThat(check(risky.advice("entry:40", REQUESTED, true)).missing()).isEmpty();
  }

  @Test
  void aDecisionOtherThanTheRecommendationNeedsAReason() {
    PaperTrail.Builder other = complete().assessment("entry:3", assessment(Recommendation.DECLINE));

    assertMissing(other, "HR's decision on the file is not the one recommended and gives no reason.");
    assertThat(check(other.fileDecision("entry:4", REQUESTED, Recommendation.DOCUMENT_FIRST, "New facts")).missing())
        .isEmpty();
  }

  @Test
  void aDecisionAgainstCounselNeedsAReason() {
    PaperTrail.Builder against = complete()
        .assessment("entry:3", assessment(Recommendation.DOCUMENT_FIRST, Risk.ON_PROBATION))
        .advice("entry:40", REQUESTED, false);

    assertMissing(against, "HR's decision on the file goes against counsel's advice and gives no reason.");
    assertThat(check(against.fileDecision("entry:4", REQUESTED, Recommendation.DOCUMENT_FIRST, "Because")).missing())
        .isEmpty();
  }

  // evidence from before the plan

  @Test
  void whereHrAskedForCoachingASessionIsNeeded() {
    assertMissing(Trails.without(Part.COACHING),
        "HR asked for documented coaching, and no session is in the record.");
  }

  @Test
  void aCaseThatWasReadyForAPlanRestsOnItsFile() {
    PaperTrail.Builder ready = Trails.without(Part.COACHING)
        .assessment("entry:3", assessment(Recommendation.READY_FOR_PLAN))
        .fileDecision("entry:4", REQUESTED, Recommendation.READY_FOR_PLAN, "");

    assertThat(check(ready).missing()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Evidence.Kind.class)
  void anyEntryOfTheFileThatSpeaksOfThePerformanceIsEvidence(Evidence.Kind kind) {
    assertThat(check(withoutEvidence().fileEvidence("x:1", REQUESTED.minusYears(2), kind)).missing()).isEmpty();
    assertMissing(withoutEvidence().fileEvidence("x:1", REQUESTED.minusYears(2).minusDays(1), kind), NO_EVIDENCE);
    assertMissing(withoutEvidence().fileEvidence("x:1", START.minusDays(5), kind), NO_EVIDENCE);
    assertThat(check(withoutEvidence().fileEvidence("x:1", START.minusDays(6), kind)).missing()).isEmpty();
  }

  @Test
  void aDeliveredSessionWrittenInTimeIsEvidence() {
    LocalDate date = REQUESTED.plusDays(7);

    assertThat(check(withoutEvidence().coaching(session(5, date, 7, Delivery.ANSWERED))).missing()).isEmpty();
    assertMissing(withoutEvidence().coaching(session(5, date, 8, Delivery.ANSWERED)), NO_EVIDENCE);
    assertMissing(withoutEvidence().coaching(session(5, START, 0, Delivery.ANSWERED)), NO_EVIDENCE);
  }

  @Test
  void everyCoachingNoteMustHaveReachedTheEmployee() {
    assertMissing(complete().coaching(session(7, LocalDate.of(2026, 2, 2), 0, Delivery.OPEN)),
        "The coaching note of 2026-02-02 was neither answered nor counted as delivered.");
  }

  @Test
  void thePersonnelFileGivesItsNotesWarningsAndBadAppraisals() {
    LocalDate day = LocalDate.of(2025, 6, 30);
    Employee employee = new Employee(7, "E-7", "Ada", "Example", "ada", "ada@example.com", "Sales", "Clerk", "US", 3L,
        null, null, null, null, Set.of(DayOfWeek.MONDAY));
    PersonnelFile file = new PersonnelFile(employee,
        List.of(new Appraisal(1, day.minusYears(1), day, "Poor", 1, 3, 5, ""),
            new Appraisal(2, day.minusYears(1), day, "Good", 4, 3, 5, "")),
        List.of(new Note(3, Note.Kind.COACHING_NOTE, day, "")), List.of(new Note(4, Note.Kind.WARNING, day, "")),
        List.of(), List.of(new Note(5, Note.Kind.COMPLAINT, day, "")), List.of());

    assertThat(PaperTrail.builder().fileEvidence(file).build().fileEvidence()).containsExactly(
        new Evidence("coaching-note:3", day, Evidence.Kind.COACHING_NOTE),
        new Evidence("warning:4", day, Evidence.Kind.WARNING),
        new Evidence("appraisal:1", day, Evidence.Kind.APPRAISAL_BELOW_EXPECTATIONS));
  }

  // plan

  @Test
  void thePlanIsApprovedByAPerson() {
    assertMissing(complete().planApproval("entry:10", START.minusDays(5), "system"),
        "HR's approval of the plan is not in the record.");
  }

  @Test
  void aRefusalToSignNeedsAWitness() {
    PaperTrail.Builder refused =
        complete().planAnswer("entry:12", START.minusDays(3), PlanAnswer.Kind.REFUSED_TO_SIGN);

    assertMissing(refused, "The employee refused to sign the plan, and no witness of its delivery is named.");
    assertMissing(refused.planWitnessed("entry:41", START.minusDays(2), " "),
        "The employee refused to sign the plan, and no witness of its delivery is named.");
    assertThat(check(refused.planWitnessed("entry:41", START.minusDays(2), "Wilma Witness")).missing()).isEmpty();
  }

  @Test
  void silenceNeedsAWitness() {
    PaperTrail.Builder silent = complete().planAnswer("entry:12", START, PlanAnswer.Kind.UNANSWERED);

    assertMissing(silent, "The employee did not answer the plan, and no witness of its delivery is named.");
    assertThat(check(silent.planWitnessed("entry:41", START, "Wilma Witness")).missing()).isEmpty();
  }

  @Test
  void aPlanThatReachedTheEmployeeTooLateWasNoRealChance() {
    PaperTrail.Builder late = complete().planAnswer("entry:12", START, PlanAnswer.Kind.UNANSWERED);

    assertThat(check(late.planWitnessed("entry:41", END.minusDays(29), "Wilma Witness")).missing()).isEmpty();
    assertMissing(late.planWitnessed("entry:41", END.minusDays(28), "Wilma Witness"),
        "The plan reached the employee on 2026-04-02, which left 29 days of the period; "
            + "the policy asks for at least 30.");
  }

  // period and check-ins

  @Test
  void thePeriodMustBeOver() {
    PaperTrail trail = complete().decision("entry:19", END, "hanna", "Missed by far").build();

    assertThat(CheckPaperTrailRule.check(trail, END.plusDays(1), policy()).missing()).isEmpty();
    assertThat(CheckPaperTrailRule.check(trail, END, policy()).missing())
        .containsExactly("The improvement period lasts until 2026-04-30.");
  }

  @Test
  void helpMustReallyHaveBeenGivenAtSomeCheckIn() {
    assertMissing(withCheckIns("", 21), "No check-in of the period says what help was really given.");
    assertThat(check(withCheckIns("", 21).checkIn(checkIn(20, END, "Training", 23), Delivery.ANSWERED)).missing())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None.", "n/a", "-", "Nothing", "no help given", "none needed"})
  void aWordThatSaysThatThereWasNoHelpIsNoHelp(String help) {
    assertMissing(withCheckIns(help, 21), "No check-in of the period says what help was really given.");
    assertThat(check(withCheckIns(help, 21)).basis().inputs()).extracting(Basis.Input::text)
        .anyMatch(text -> text.contains("Help given: none."));
  }

  @Test
  void oneCheckInThatSaysWhichHelpWasGivenIsEnough() {
    assertThat(check(withCheckIns("none", 21).checkIn(checkIn(15, END, "Training on the register", 21),
        Delivery.ANSWERED)).missing()).isEmpty();
  }

  @Test
  void aPeriodWithoutAMeasurementCarriesNothing() {
    assertThat(codes(check(withCheckIns("Training", null))))
        .containsExactly("NO_MEASUREMENT", "NO_RECENT_INSTANCE");
  }

  @Test
  void everyCheckInMustHaveReachedTheEmployee() {
    assertMissing(complete().checkIn(checkIn(20, END, "", 23), Delivery.OPEN),
        "The check-in of 2026-04-30 was neither commented on nor counted as delivered.");
  }

  // metric review and decision

  @Test
  void goalsThatAreMetCarryNoTermination() {
    assertMissing(complete().review("entry:18", review(Result.MET)), "The metric review says that the goals are met.");
  }

  @Test
  void anInconclusiveReviewCarriesNoTermination() {
    assertMissing(complete().review("entry:18", review(Result.INCONCLUSIVE)),
        "The metric review is inconclusive: the gap is the employer's; extend the period and measure.");
  }

  @Test
  void instancesOlderThanThePolicyAllowsDoNotCount() {
    PaperTrail trail = complete().build();

    assertThat(CheckPaperTrailRule.check(trail, END.plusYears(1), policy()).missing()).isEmpty();
    assertThat(CheckPaperTrailRule.check(trail, END.plusYears(1).plusDays(1), policy()).missing())
        .containsExactly("No goal that was not met has a measurement from the last 12 months.");
  }

  @Test
  void aRecentMeasurementOfAnotherGoalIsNoInstance() {
    PaperTrail.Builder trail = Trails.without(Part.CHECK_INS)
        .checkIn(checkIn(14, TODAY.minusMonths(13), "Training", 20), Delivery.ANSWERED)
        .checkIn(CheckInFixtures.held(15, END, null, "7"), Delivery.ANSWERED);

    assertMissing(trail, "No goal that was not met has a measurement from the last 12 months.");
  }

  @Test
  void aPersonDecidesAndGivesTheReason() {
    assertMissing(complete().decision("entry:19", END.plusDays(2), "system", "Because"),
        "No person of HR has decided to go on to a termination.");
    assertMissing(complete().decision("entry:19", END.plusDays(2), "hanna", " "),
        "HR's decision to go on to a termination gives no reason.");
  }

  @Test
  void aDecisionTakenBeforeThePeriodEndedDoesNotCount() {
    assertMissing(complete().decision("entry:19", END.minusDays(1), "hanna", "Because"),
        "HR's decision to go on to a termination was taken before the period ended, on 2026-04-29.");
  }

  // relapse

  @Test
  void aRelapseCarriesADecisionAlthoughTheGoalsWereMet() {
    assertThat(check(relapsed(TODAY.minusDays(1))).missing()).isEmpty();
  }

  @Test
  void aRelapseLongAfterTheBeginningOfThePeriodNeedsANewPlan() {
    LocalDate lastDay = START.plusDays(365);

    assertThat(CheckPaperTrailRule.check(relapsed(lastDay).build(), lastDay, policy()).missing()).isEmpty();
    LocalDate tooLate = lastDay.plusDays(1);
    assertThat(CheckPaperTrailRule.check(relapsed(tooLate).build(), tooLate, policy()).missing())
        .containsExactly("The relapse of 2027-03-03 is more than 365 days after the beginning of the period; "
            + "it needs a second plan.");
  }

  @Test
  void aPolicyMayAllowNoDecisionOnARelapse() {
    assertThat(CheckPaperTrailRule.check(
        relapsed(TODAY.minusDays(1)).build(), TODAY, withRelapseDecisionDays(0)).missing())
        .containsExactly("The policy allows no decision on a relapse without a second plan.");
  }

  @Test
  void anOldRelapseIsNoInstance() {
    LocalDate relapse = END.plusDays(10);

    assertThat(CheckPaperTrailRule.check(
        relapsed(relapse).build(), relapse.plusYears(1).plusDays(1), policy()).missing())
        .containsExactly("The relapse of 2026-05-10 is not from the last 12 months.");
  }

  @Test
  void aRelapseStillNeedsTheEarlierReview() {
    PaperTrail.Builder without = Trails.without(Part.REVIEW).relapse("entry:30", TODAY.minusDays(1), 1);

    assertMissing(without, "The metrics were not reviewed.");
  }

  @Test
  void aRelapseFromBeforeThePeriodLedToItsPlanAndIsNoRelapseOfIt() {
    assertMissing(relapsed(START.minusDays(30)), "The metric review says that the goals are met.");
  }

  /** Without any evidence from before the plan, and ready for a plan so that none is asked for by name. */
  private static PaperTrail.Builder withoutEvidence() {
    return Trails.without(Part.COACHING, Part.FILE_EVIDENCE)
        .assessment("entry:3", assessment(Recommendation.READY_FOR_PLAN))
        .fileDecision("entry:4", REQUESTED, Recommendation.READY_FOR_PLAN, "");
  }

  private static PaperTrail.Builder withCheckIns(String help, Integer value) {
    return Trails.without(Part.CHECK_INS).checkIn(checkIn(14, END, help, value), Delivery.ANSWERED);
  }

  private static PaperTrail.Builder relapsed(LocalDate on) {
    return complete().review("entry:18", review(Result.MET)).relapse("entry:30", on, 1);
  }

  private static void assertMissing(PaperTrail.Builder trail, String sentence) {
    assertThat(check(trail).missing()).containsExactly(sentence);
  }

  private static List<String> codes(PaperTrailCheck check) {
    return check.basis().reasons().stream().map(Basis.Reason::code).toList();
  }
}
