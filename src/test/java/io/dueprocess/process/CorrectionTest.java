package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.coaching.CoachingEvaluation;
import io.dueprocess.coaching.EvaluateCoaching;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.period.CheckIn;
import io.dueprocess.period.CheckInEvaluation;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.EvaluateCheckIn;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.ReviewMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A wrong figure is corrected by who wrote it; what rested on it is found again, and everybody is told. */
class CorrectionTest extends ProcessTestCase {

  @Autowired private RuntimeService runtime;

  // ---- check-ins

  @Test
  void aCorrectedFigureChangesTheStandingAndTheEmployeeAndHrAreTold() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 97, 93).waitsFor("DecideOnEarlySuccess").fromHere();
    assertThat(standings(c)).containsExactly("ON_TRACK", "ON_TRACK");

    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 47, 93));

    c.recorded("CORRECTION CHECK_IN, by mia", "FINDING EvaluateCheckIn", "DELIVERY CommentOnCorrection");
    assertThat(standings(c)).containsExactly("OFF_TRACK", "ON_TRACK");
    assertThat(c.file().last(EntryKind.LETTER, Letter.class).orElseThrow().content().template())
        .isEqualTo("correction");
    Recorded<CheckInEvaluation> finding = finding(c);
    Entry correction = last(c, EntryKind.CORRECTION);
    assertThat(finding.content().basis().inputs()).extracting(i -> i.text())
        .anyMatch(text -> text.contains(", as corrected by entry %d: goal 1 at 47".formatted(correction.number())));
    assertThat(c.openTasks()).extracting(OpenTask::name)
        .containsExactlyInAnyOrder("DecideOnEarlySuccess", "CommentOnCorrection", "NoteCorrection");

    c.employeeDoes("CommentOnCorrection", Forms.answer("DISAGREED"))
        .does("hanna", "NoteCorrection", Forms.of("correction", correction.number(), "remark", null))
        .recorded("ANSWER CommentOnCorrection: DISAGREED, by employee", "DECISION NoteCorrection: NOTED, by hanna")
        .waitsFor("DecideOnEarlySuccess");
    assertThat(c.file().read(last(c, EntryKind.CHECK_IN), CheckIn.class).measurements().get(0).value())
        .as("the entry itself").isEqualByComparingTo("97");
  }

  @Test
  void aPeriodDoesNotEndEarlyOnFiguresThatWereCorrected() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 97, 93).waitsFor("DecideOnEarlySuccess");
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 47, 93));
    assertThat(goalsMet(c)).isFalse();
    c.fromHere();
    assertThatThrownBy(() -> c.does("hanna", "DecideOnEarlySuccess", Forms.decision("END_EARLY")))
        .isInstanceOf(Refused.class).hasMessageContaining("not every goal is met, so the period can't end early");
    c.recorded().does("hanna", "DecideOnEarlySuccess", Forms.decision("GO_ON"));
    assertThat(c.openTasks()).extracting(OpenTask::name)
        .containsExactlyInAnyOrder("CommentOnCorrection", "NoteCorrection");
  }

  @Test
  void aFigureCorrectedBeforeTheEmployeeCommentsKeepsTheEarlyEndFromBeingOffered() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93)).waitsFor("CommentOnCheckIn");
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 47, 93))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    assertThat(c.openTasks()).extracting(OpenTask::name).doesNotContain("DecideOnEarlySuccess");
  }

  @Test
  void aFigureCorrectedUpwardsHasTheEarlyEndOfferedWhereTheEmployeeHasNotCommentedYet() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 47, 93)).waitsFor("CommentOnCheckIn");
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 97, 93))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"))
        .does("hanna", "DecideOnEarlySuccess", Forms.decision("END_EARLY"));
    assertThat(c.openTasks()).extracting(OpenTask::name).containsExactly("DecideOnOutcome");
  }

  @Test
  void theReviewWeighsTheFiguresAsTheyWereCorrected() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 20, 93);
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 97, 93));
    while (c.untilAnyOf("RecordCheckIn", "DecideOnOutcome").equals("RecordCheckIn")) {
      c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93))
          .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    }
    MetricReview review =
        c.file().last(EntryKind.FINDING, ReviewMetrics.TOPIC, MetricReview.class).orElseThrow().content();
    assertThat(review.overall()).isEqualTo(MetricReview.Result.MET);
    assertThat(review.goals().get(0).figure()).isEqualByComparingTo("97");
    assertThat(c.trace()).as("nobody of HR noted it in time, and it went with the period")
        .doesNotContain("DECISION NoteCorrection");
  }

  @Test
  void aCorrectionIsRefusedInTheWordsOfTheForm() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    String day = c.today().toString();
    LocalDate held = c.today();
    refused(c, Forms.checkIn(held.plusDays(1).toString(), 61, 72), "is in the future");
    refused(c, Forms.checkIn(held.minusDays(60).toString(), 61, 72), "is before the period began");
    refused(c, Forms.checkIn(held.minusDays(1).toString(), 61, 72), "a day off of the employee");
    refused(c, Forms.checkIn(day, -1, 72), "Goal 1: -1 is negative");
    refused(c, Forms.with(Forms.checkIn(day, 61, 72), "measurements", Forms.measurements(61)),
        "Note: not every goal is measured");
    refused(c, Forms.with(Forms.checkIn(day, 61, 72), "measurements", Forms.measurements(61, 72, 73)),
        "the plan has goals 1 to 2");
    refused(c, Forms.with(Forms.checkIn(day, 61, 72), "heldOn", null), "Held on: enter the day of the check-in.");
    refused(c, Forms.with(Forms.checkIn(day, 61, 72), "dueOn", day), "Unknown field");
    refused(c, Forms.checkIn(day, 61, 71), "nothing would change");
    c.daysPass(3);
    refused(c, Forms.checkIn(held.plusDays(2).toString(), 61, 72), "after the day on which the check-in was recorded");
  }

  @Test
  void nobodyElseCorrectsAndNothingOfAStageThatWasLeft() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    int checkIn = last(c, EntryKind.CHECK_IN).number();
    Map<String, Object> right = Forms.checkIn(c.today().toString(), 62, 71);
    for (String other : List.of("omar", "hanna", c.employee().userId())) {
      assertThatThrownBy(() -> corrected(c, checkIn, other, right))
          .isInstanceOf(Refused.class).hasMessageContaining("not written by you");
    }
    checkInsUntilReview(c, 61, 71);
    int lastOne = last(c, EntryKind.CHECK_IN).number();
    assertThatThrownBy(() -> corrected(c, lastOne, "mia", right))
        .isInstanceOf(Refused.class).hasMessageContaining("moved on to another stage");
    assertThat(c.count(EntryKind.CORRECTION)).isZero();
  }

  @Test
  void correctedTwiceTheNewestCountsAndEachIsNotedAndCommentedOn() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    String day = c.today().toString();
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(day, 62, 71));
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(day, 63, 71));
    List<Entry> corrections = c.file().corrections();
    assertThat(corrections).hasSize(2);
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(1)).containsExactly(new BigDecimal("63"));
    assertThat(CheckIns.held(c.file()).get(0).correctedBy()).isEqualTo(corrections.get(1).number());
    assertThat(c.openTasks()).extracting(OpenTask::name).containsExactlyInAnyOrder("CommentOnCorrection",
        "NoteCorrection", "CommentOnCorrection", "NoteCorrection");

    Map<String, Object> first = Forms.of("correction", corrections.get(0).number(), "remark", "Known.");
    c.does("hanna", "NoteCorrection", first);
    assertThatThrownBy(() -> c.does("henry", "NoteCorrection", first))
        .isInstanceOf(Refused.class).hasMessageContaining("was noted already");
    assertThatThrownBy(() -> c.does("henry", "NoteCorrection", Forms.of("correction", 2, "remark", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("corrects nothing");
    c.does("henry", "NoteCorrection", Forms.of("correction", corrections.get(1).number(), "remark", null))
        .employeeDoes("CommentOnCorrection", Forms.answer("AGREED"))
        .employeeDoes("CommentOnCorrection", Forms.answer("AGREED"));
    assertThat(c.openTasks()).isEmpty();
  }

  @Test
  void whoManagesTheEmployeeNotesNothing() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 62, 71));
    assertThatThrownBy(() -> c.does("mia", "NoteCorrection",
        Forms.of("correction", last(c, EntryKind.CORRECTION).number(), "remark", null)))
        .hasMessageContaining("You may not do this");
  }

  @Test
  void duringALeaveTheCorrectionIsTakenAndFoundAgainWhenTheClockGoesOn() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    String day = c.today().toString();
    leave(c, EventKind.SICK_LEAVE, c.today(), null);
    c.fromHere();
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(day, 62, 71));
    c.recorded("CORRECTION CHECK_IN, by mia").waitsFor("RecordReturn").daysPass(1);
    c.fromHere();
    reported(c, new ReportEvent.Form(EventKind.RETURN, c.today(), null, null, null));
    assertThat(c.trace()).endsWith("FINDING EvaluateCheckIn", "DELIVERY CommentOnCorrection");
    assertThat(c.openTasks()).extracting(OpenTask::name)
        .containsExactlyInAnyOrder("CommentOnCorrection", "NoteCorrection");
    assertThat(finding(c).content().goals().get(0).figure()).isEqualByComparingTo("62");
  }

  @Test
  void aCheckInOfBeforeAnAmendmentIsCorrectedByTheGoalsAsTheyStoodThen() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    String day = c.today().toString();
    amendmentProposed(c).does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgeAmendment", Forms.answer("AGREED"));
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(day, 62, 75));
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(1)).as("the goal began anew").isEmpty();
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(2)).containsExactly(new BigDecimal("75"));
  }

  @Test
  void whatWasCorrectedTheEmployeeReadsWithTheFindingAsItWasMadeAgain() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71);
    corrected(c, EntryKind.CHECK_IN, Forms.checkIn(c.today().toString(), 20, 71));
    List<Entry> read = ReadableEntries.byEmployee(c.file(), c.employee().userId());
    assertThat(read).contains(last(c, EntryKind.CHECK_IN), last(c, EntryKind.CORRECTION), finding(c).entry());
    assertThat(ReadableEntries.byManager(c.file())).contains(last(c, EntryKind.CORRECTION), finding(c).entry());
  }

  @Test
  void wordsAloneChangeNoFinding() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 61, 71).fromHere();
    corrected(c, EntryKind.CHECK_IN, null);
    c.recorded("CORRECTION CHECK_IN, by mia");
    assertThat(c.openTasks()).isEmpty();
  }

  @Test
  void whoNeitherNotesNorCommentsIsRemindedAndOthersAreTold() {
    CaseDriver c = inCoaching().does("mia", "RecordCoachingSession", session("2026-03-02"));
    corrected(c, EntryKind.COACHING_SESSION, Forms.with(session("2026-03-02"), "observed", "Three of five."))
        .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED")).daysPass(9);
    assertThat(c.trace()).contains("REMINDER CommentOnCorrection", "ESCALATION CommentOnCorrection",
        "NO_ANSWER CommentOnCorrection", "REMINDER NoteCorrection", "ESCALATION NoteCorrection");
    assertThat(c.task("NoteCorrection").groups()).containsExactlyInAnyOrder("hr", "hrLead");
  }

  // ---- coaching

  @Test
  void aCorrectedNoteIsWeighedAgainAndHrDecidesOnWhatItAmountsToNow() {
    CaseDriver c = improved();
    c.fromHere();
    corrected(c, EntryKind.COACHING_SESSION, session("2026-03-09"));
    c.recorded("CORRECTION COACHING_SESSION, by mia", "FINDING EvaluateCoaching: INSUFFICIENT",
        "DELIVERY CommentOnCorrection");
    Entry correction = last(c, EntryKind.CORRECTION);
    assertThat(c.file().last(EntryKind.FINDING, EvaluateCoaching.TOPIC, CoachingEvaluation.class).orElseThrow()
        .content().basis().inputs()).extracting(i -> i.text())
        .anyMatch(text -> text.contains("as corrected by entry " + correction.number()));
    assertThatThrownBy(() -> c.does("hanna", "DecideOnCoaching", Forms.with(Forms.decision("IMPROVED"),
        "reason", null))).isInstanceOf(Refused.class).hasMessageContaining("the evaluation says INSUFFICIENT");
    c.does("hanna", "DecideOnCoaching", Forms.with(Forms.decision("CONTINUE"), "reason", null));
    assertThat(c.openTasks()).extracting(OpenTask::name)
        .containsExactlyInAnyOrder("RecordCoachingSession", "CommentOnCorrection", "NoteCorrection");
  }

  @Test
  void whileANoteIsBeingWeighedAgainHrDoesNotDecide() {
    CaseDriver c = improved();
    context.getBean(io.dueprocess.casefile.CorrectEntry.class).correct(c.id(),
        last(c, EntryKind.COACHING_SESSION).number(), new io.dueprocess.casefile.CorrectEntry.Form("No.", "A slip.",
            json.valueToTree(session("2026-03-09"))), "mia");
    String task = c.task("DecideOnCoaching").id();
    assertThatThrownBy(() -> process.complete(task, "hanna", Forms.decision("IMPROVED")))
        .isInstanceOf(Refused.class).hasMessageContaining("is being evaluated again");
    timeTravel.runWhatIsDue();
    c.does("hanna", "DecideOnCoaching", Forms.decision("IMPROVED")).hasEnded("RESOLVED_BY_COACHING");
  }

  @Test
  void whatNobodyNotedGoesWithTheDecisionOnTheCoaching() {
    CaseDriver c = improved();
    corrected(c, EntryKind.COACHING_SESSION, Forms.with(session("2026-03-09"), "performance", "IMPROVED",
        "observed", "One of five reports late."))
        .does("hanna", "DecideOnCoaching", Forms.decision("IMPROVED")).hasEnded("RESOLVED_BY_COACHING");
  }

  @Test
  void aNoteIsCorrectedWithinTheTimeInWhichItHadToBeWritten() {
    CaseDriver c = inCoaching().does("mia", "RecordCoachingSession", session("2026-03-02"));
    refused(c, session("2026-03-03"), "is in the future");
    refused(c, session("2026-02-28"), "a day off of the employee");
    refused(c, session("2026-01-05"), "A session has to be written down in that time; hold another one");
    refused(c, Forms.with(session("2026-03-02"), "observed", " "), "Observed: fill this in");
    c.daysPass(3);
    refused(c, session("2026-03-04"), "after the day on which the session was written down");
    corrected(c, EntryKind.COACHING_SESSION, session("2026-02-27"));
    assertThat(c.count(EntryKind.CORRECTION)).isOne();
  }

  // ---- what it takes

  private CaseDriver inCoaching() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
  }

  private static Map<String, Object> session(String date) {
    return Forms.session(date);
  }

  /** Two sessions, on 2 and 9 March, say that the performance improved; HR has the decision. */
  private CaseDriver improved() {
    CaseDriver c = inCoaching();
    for (int week = 0; week < 2; week++) {
      c.does("mia", "RecordCoachingSession",
          Forms.with(session(c.today().toString()), "performance", "IMPROVED"))
          .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"));
      if (week == 0) {
        c.daysPass(7);
      }
    }
    return c.waitsFor("DecideOnCoaching");
  }

  private CaseDriver checkedIn(CaseDriver c, double first, double second) {
    return c.until("RecordCheckIn").does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), first, second))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
  }

  private void refused(CaseDriver c, Map<String, Object> content, String sentence) {
    EntryKind kind = c.count(EntryKind.CHECK_IN) > 0 ? EntryKind.CHECK_IN : EntryKind.COACHING_SESSION;
    int before = c.file().entries().size();
    assertThatThrownBy(() -> corrected(c, kind, content)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
    assertThat(c.file().entries()).hasSize(before);
  }

  private static Entry last(CaseDriver c, EntryKind kind) {
    return c.file().entries().stream().filter(e -> e.kind() == kind).reduce((a, b) -> b).orElseThrow();
  }

  private static Recorded<CheckInEvaluation> finding(CaseDriver c) {
    return c.file().last(EntryKind.FINDING, EvaluateCheckIn.TOPIC, CheckInEvaluation.class).orElseThrow();
  }

  private static List<String> standings(CaseDriver c) {
    return finding(c).content().goals().stream().map(g -> g.standing().name()).toList();
  }

  private boolean goalsMet(CaseDriver c) {
    String stage = runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value())
        .processDefinitionKey("improvement-period").singleResult().getId();
    return (boolean) runtime.getVariable(stage, "goalsMet");
  }
}
