package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.event.ClockSet;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent.Form;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** While the employee is on leave the clock of their case stands still. */
class LeaveTest extends ProcessTestCase {

  @Test
  void duringALeaveNothingIsAskedForAndThePeriodGetsItsWorkingDaysBack() {
    CaseDriver c = inPeriod(underperformer());
    c.daysPass(10);
    Period before = PeriodDates.period(c.file());
    LocalDate first = c.today();
    leave(c, EventKind.SICK_LEAVE, first, first.plusDays(27));
    c.fromHere();

    c.daysPass(27).recorded();
    c.daysPass(1);

    assertThat(c.trace()).endsWith("CLOCK GOES_ON", "PERIOD", "NEXT_CHECK_IN");
    Period after = PeriodDates.period(c.file());
    assertThat(after.startsOn()).isEqualTo(before.startsOn());
    assertThat(workingDays(before.startsOn(), before.endsOn())).isEqualTo(
        workingDays(after.startsOn(), after.endsOn()) - workingDays(first, first.plusDays(27)));
    assertThat(after.extensions()).isZero();
    Letter letter = c.file().last(EntryKind.LETTER, Letter.class).orElseThrow().content();
    assertThat(letter.template()).isEqualTo("leave");
    assertThat(letter.to()).isEqualTo(c.employee().userId());
    assertThat(c.openTasks()).isEmpty();
    checkInsUntilReview(c, 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"));
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isZero();
  }

  @Test
  void aCheckInThatIsOpenWhenTheLeaveBeginsIsAskedForAfterIt() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    LocalDate first = c.today();
    leave(c, EventKind.PROTECTED_LEAVE, first, null);

    assertThatThrownBy(() -> c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93)))
        .isInstanceOf(Refused.class).hasMessageContaining("the clock stands still");
    c.daysPass(60);
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isZero();
    c.does("henry", "RecordReturn", Forms.of("date", c.today().toString(), "note", null));

    c.waitsFor("RecordCheckIn");
    assertThat(c.task("RecordCheckIn").due()).isAfter(clock.instant());
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93)).waitsFor("CommentOnCheckIn");
  }

  @Test
  void nothingIsDecidedDuringALeaveAndEverybodyGetsTheirTimeAnew() {
    CaseDriver c = terminationProposed(underperformer());
    LocalDate first = c.today().plusDays(2);
    leave(c, EventKind.SICK_LEAVE, first, first.plusDays(9));
    c.daysPass(2);
    c.fromHere().daysPass(9).recorded();
    assertThatThrownBy(() -> c.employeeDoes("ReplyToProposal", Forms.of("reply", "Later.", "companion", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("on leave");

    c.daysPass(1).recorded("CLOCK GOES_ON");
    c.waitsFor("ReplyToProposal");
    int replyDays = c.file().policy().replyDays();
    assertThat(c.task("ReplyToProposal").due())
        .isAfterOrEqualTo(clock.instant().plus(Duration.ofDays(replyDays)));
    c.employeeDoes("ReplyToProposal", Forms.of("reply", "I was ill.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("REFUSED"));
  }

  @Test
  void aLeaveThatIsReportedLateTakesBackWhatWasMissedInIt() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    LocalDate first = c.today().minusDays(1);
    Period before = PeriodDates.period(c.file());
    c.daysPass(10);
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isOne();
    assertThat(CheckIns.missed(c.file())).hasSize(1);

    leave(c, EventKind.SICK_LEAVE, first, c.today().minusDays(1));

    assertThat(CheckIns.missed(c.file())).isEmpty();
    assertThat(PeriodDates.period(c.file()).endsOn()).isAfter(before.endsOn());
    assertThat(c.trace()).doesNotContain("CLOCK STOPPED").contains("CLOCK GOES_ON");
  }

  @Test
  void leavesThatOverlapAreOneAndOneThatEndsEarlyGivesBackWhatItTook() {
    CaseDriver c = inPeriod(underperformer());
    c.daysPass(10);
    Period before = PeriodDates.period(c.file());
    LocalDate first = c.today();
    leave(c, EventKind.SICK_LEAVE, first, first.plusDays(9));
    leave(c, EventKind.PROTECTED_LEAVE, first.plusDays(5), first.plusDays(40));
    c.daysPass(12);
    assertThat(c.openTasks()).extracting(t -> t.name()).containsExactly("RecordReturn");
    reported(c, new Form(EventKind.RETURN, c.today(), null, null, null));

    assertThat(c.openTasks()).isEmpty();
    Period after = PeriodDates.period(c.file());
    assertThat(workingDays(after.startsOn(), after.endsOn()) - workingDays(before.startsOn(), before.endsOn()))
        .isEqualTo(workingDays(first, first.plusDays(11)));
    assertThat(c.trace().stream().filter("CLOCK STOPPED"::equals)).hasSize(1);
    c.daysPass(60);
    assertThat(c.trace().stream().filter("CLOCK STOPPED"::equals)).hasSize(1);
  }

  @Test
  void aPlannedLeaveStopsTheClockOnItsFirstDayAndASecondOneWaitsForItsOwn() {
    CaseDriver c = inPeriod(underperformer());
    LocalDate first = c.today().plusDays(7);
    leave(c, EventKind.PROTECTED_LEAVE, first, first.plusDays(6));
    leave(c, EventKind.PROTECTED_LEAVE, first.plusDays(21), first.plusDays(27));
    assertThat(c.trace()).doesNotContain("CLOCK STOPPED");

    c.daysPass(7);
    assertThat(c.trace()).endsWith("CLOCK STOPPED");
    c.daysPass(40);
    assertThat(c.trace().stream().filter(e -> e.startsWith("CLOCK")))
        .containsExactly("CLOCK STOPPED", "CLOCK GOES_ON", "CLOCK STOPPED", "CLOCK GOES_ON");
  }

  @Test
  void aLeaveThatBeganBeforeThePeriodMovesItsFirstDay() {
    CaseDriver c = planWithEmployee(underperformer());
    leave(c, EventKind.SICK_LEAVE, c.today().minusDays(200), c.today().plusDays(20));
    c.daysPass(21).waitsFor("AcknowledgePlan");
    c.employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    assertThat(PeriodDates.period(c.file()).startsOn()).isAfter(c.today());
  }

  @Test
  void aResignationDuringALeaveEndsTheCase() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    leave(c, EventKind.SICK_LEAVE, c.today(), null);
    reported(c, new Form(EventKind.RESIGNATION, c.today(), null, null, null));
    c.hasEnded("RESIGNED").fromHere().daysPass(200).recorded();
  }

  @Test
  void everyStageStandsStillAndGoesOn() {
    standsStill(underperformer().requested(), "hanna", "DecideOnFile");
    standsStill(underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")),
        "mia", "DraftPlan");
    standsStill(atReview(underperformer(), 61, 71), "hanna", "DecideOnOutcome");
    standsStill(atReview(underperformer(), 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")),
        "mia", "ReportRelapse");
  }

  private void standsStill(CaseDriver c, String userId, String task) {
    leave(c, EventKind.SICK_LEAVE, c.today(), c.today().plusDays(13));
    c.fromHere().daysPass(13).recorded();
    assertThatThrownBy(() -> c.does(userId, task, Forms.decision("DECLINE"))).isInstanceOf(Refused.class);
    c.daysPass(1).waitsFor(task);
  }

  @Test
  void whoeverWasRemindedBeforeTheLeaveIsRemindedAnewAfterItAndOthersAreToldAnew() {
    CaseDriver c = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    c.daysPass(20);
    assertThat(c.trace().stream().filter("ESCALATION DraftPlan"::equals)).hasSize(2);
    leave(c, EventKind.SICK_LEAVE, c.today(), c.today().plusDays(29));
    c.fromHere().daysPass(29).recorded();
    c.daysPass(1).recorded("CLOCK GOES_ON");

    LocalDate due = LocalDate.ofInstant(c.task("DraftPlan").due(), ZoneOffset.UTC);
    assertThat(due).isAfterOrEqualTo(c.today().plusDays(c.file().policy().decisionDays()));
    c.daysPass(16).recordedOn(due.minusDays(2) + " REMINDER DraftPlan", due.minusDays(1) + " ESCALATION DraftPlan",
        due.plusDays(6) + " ESCALATION DraftPlan");
    assertThat(c.file().last(EntryKind.ESCALATION, JsonNode.class).orElseThrow().content().get("time").asInt())
        .isEqualTo(2);
  }

  @Test
  void hrIsAskedAgainAndAgainForTheEndOfALeaveThatHasNone() {
    CaseDriver c = inPeriod(underperformer());
    leave(c, EventKind.SICK_LEAVE, c.today(), null);
    String asked = c.task("RecordReturn").id();
    c.daysPass(40);
    assertThat(c.task("RecordReturn").id()).isNotEqualTo(asked);
    assertThat(c.trace()).contains("REMINDER RecordReturn", "ESCALATION RecordReturn");
  }

  @Test
  void aCaseIsPausedForAComplaintAndThePeriodGetsItsDaysBack() {
    CaseDriver c = inPeriod(underperformer());
    LocalDate today = c.today();
    refused(c, new Form(EventKind.PAUSE, today, null, null, "To look into it."), "none is on record");
    complained(c);
    LocalDate ends = PeriodDates.period(c.file()).endsOn();
    refused(c, new Form(EventKind.PAUSE, today, null, null, null), "Note: give the reason");
    refused(c, new Form(EventKind.PAUSE, today.minusDays(1), null, null, "To look into it."), "Pause from today on");

    reported(c, new Form(EventKind.PAUSE, today, null, null, "To look into it."));
    assertThat(ClockSet.stopped(c.file())).isPresent();
    assertThat(c.openTasks()).extracting(t -> t.name()).contains("RecordReturn", "ReviewEvent");
    c.daysPass(28);
    assertThat(c.file().all(EntryKind.MISSED_CHECK_IN, Object.class)).isEmpty();

    c.does("carl", "ReviewEvent", Forms.of("advice", "PROCEED", "reason", "Nothing in it."));
    c.does("hanna", "RecordReturn", Forms.of("date", c.today().toString(), "note", null));
    assertThat(ClockSet.stopped(c.file())).isEmpty();
    assertThat(PeriodDates.period(c.file()).endsOn()).as("a week of the pause was before the period")
        .isEqualTo(ends.plusDays(21));
  }

  @Test
  void whatIsWrongIsRefusedInASentence() {
    CaseDriver c = inPeriod(underperformer());
    LocalDate today = c.today();
    refused(c, new Form(EventKind.SICK_LEAVE, today, today.minusDays(1), null, null), "is before the first day");
    refused(c, new Form(EventKind.RESIGNATION, today, today, null, null), "only a leave or a pause has a last day");
    refused(c, new Form(EventKind.RETURN, today, null, null, null), "no leave on record lasts until the day before");
    leave(c, EventKind.SICK_LEAVE, today, null);
    assertThatThrownBy(() -> c.does("hanna", "RecordReturn", Forms.of("date", today.minusDays(3).toString(), "note", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("no leave on record");
    assertThatThrownBy(() -> c.does("hanna", "RecordReturn", Forms.of("date", null, "note", null)))
        .isInstanceOf(Refused.class).hasMessageContaining("first day back");
  }

  private void refused(CaseDriver c, Form form, String sentence) {
    assertThatThrownBy(() -> reported(c, form)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  private static long workingDays(LocalDate from, LocalDate until) {
    return from.datesUntil(until.plusDays(1)).filter(d -> d.getDayOfWeek().getValue() < 6).count();
  }
}
