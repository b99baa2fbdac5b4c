package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent.Form;
import io.dueprocess.period.NextCheckIn;
import io.dueprocess.period.PeriodDates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Somebody else manages the employee while the case runs. */
class ManagerChangeTest extends ProcessTestCase {

  @Test
  void theManagersOpenTaskMovesToTheNewOneWithTheWholeTimeForIt() {
    CaseDriver c = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    OpenTask before = c.task("DraftPlan");
    assertThat(before.assignee()).isEqualTo("mia");
    c.daysPass(3);

    reported(c, change(c, "OMAR"));

    OpenTask after = c.task("DraftPlan");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.assignee()).isEqualTo("omar");
    assertThat(after.due()).isAfter(before.due());
    assertThatThrownBy(() -> c.does("mia", "DraftPlan", plan(c))).hasMessageContaining("You may not do this");
    c.does("omar", "DraftPlan", plan(c)).waitsFor("ApprovePlan");
  }

  @Test
  void theNewManagerIsRemindedOnceTheWholeTimeIsNearlyOver() {
    CaseDriver c = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    c.daysPass(4);
    reported(c, change(c, "OMAR"));
    LocalDate due = LocalDate.ofInstant(c.task("DraftPlan").due(), ZoneOffset.UTC);
    c.fromHere().daysPass(7)
        .recordedOn(due.minusDays(2) + " REMINDER DraftPlan", due.minusDays(1) + " ESCALATION DraftPlan");
  }

  @Test
  void theNewManagerIsRemindedAlsoWhereTheFormerOneWas() {
    CaseDriver c = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    c.daysPass(20);
    reported(c, change(c, "OMAR"));
    LocalDate due = LocalDate.ofInstant(c.task("DraftPlan").due(), ZoneOffset.UTC);
    c.fromHere().daysPass(14)
        .recordedOn(due.minusDays(2) + " REMINDER DraftPlan", due.minusDays(1) + " ESCALATION DraftPlan");
  }

  @Test
  void whatIsStillToComeIsForTheNewManager() {
    CaseDriver c = inPeriod(underperformer());
    reported(c, change(c, "OMAR"));
    c.until("RecordCheckIn");
    assertThat(c.task("RecordCheckIn").assignee()).isEqualTo("omar");
  }

  @Test
  void whatOthersHaveToDoStaysWithThem() {
    CaseDriver c = planWithEmployee(underperformer());
    OpenTask before = c.task("AcknowledgePlan");
    reported(c, change(c, "OMAR"));
    assertThat(c.task("AcknowledgePlan")).isEqualTo(before);
  }

  @Test
  void whoComesAfterTheLastCheckInIsAskedForOneBeforeTheReview() {
    CaseDriver c = afterTheLastCheckIn();
    assertThat(c.openTasks()).isEmpty();

    reported(c, change(c, "OMAR"));
    c.until("RecordCheckIn");
    assertThat(c.task("RecordCheckIn").assignee()).isEqualTo("omar");
    c.does("omar", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED")).until("DecideOnOutcome");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")).waitsFor("ProposeTermination");
  }

  @Test
  void whoComesAfterTheLastCheckInAndDuringALeaveIsAskedAfterIt() {
    CaseDriver c = afterTheLastCheckIn();
    leave(c, EventKind.SICK_LEAVE, c.today(), c.today().plusDays(6));
    reported(c, change(c, "OMAR"));
    assertThat(c.openTasks()).noneMatch(t -> t.name().equals("RecordCheckIn"));
    c.until("RecordCheckIn");
    assertThat(c.task("RecordCheckIn").assignee()).isEqualTo("omar");
  }

  @Test
  void whoMissesTheirFirstCheckInIsNotAskedWithoutEnd() {
    CaseDriver c = afterTheLastCheckIn();
    reported(c, change(c, "OMAR"));
    c.until("RecordCheckIn").until("DecideOnOutcome");
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isOne();
    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("the new one has recorded no check-in since");
  }

  /** On the last working day of the period, its check-in held and commented on. */
  private CaseDriver afterTheLastCheckIn() {
    CaseDriver c = inPeriod(underperformer());
    do {
      c.until("RecordCheckIn").does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71))
          .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    } while (c.file().last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).orElseThrow().content().due().isPresent());
    return c;
  }

  @Test
  void noTerminationIsProposedBeforeTheNewManagerHasRecordedACheckIn() {
    CaseDriver c = atReview(underperformer(), 61, 71);
    reported(c, change(c, "OMAR"));

    assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")))
        .isInstanceOf(Refused.class).hasMessageContaining("the new one has recorded no check-in since");
    c.does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"))
        .employeeDoes("AcknowledgeExtension", Forms.answer("ACKNOWLEDGED"));
    while (c.untilAnyOf("RecordCheckIn", "DecideOnOutcome").equals("RecordCheckIn")) {
      c.does("omar", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71))
          .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    }
    c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION")).waitsFor("ProposeTermination");
  }

  @Test
  void aSuccessNeedsNoCheckInOfTheNewManager() {
    CaseDriver c = atReview(underperformer(), 97, 93);
    reported(c, change(c, "OMAR"));
    c.does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).waitsFor("ReportRelapse");
    assertThat(c.task("ReportRelapse").assignee()).isEqualTo("omar");
  }

  @Test
  void whereTheManagerHasLeftHrIsAskedOnceForANewOne() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    managerLeaves(c, "mia");
    managerLeaves(c, "mia");
    assertThat(c.count(EntryKind.MANAGER_LEFT)).isOne();
    assertThat(c.openTasks()).filteredOn(t -> t.name().equals("NameNewManager")).hasSize(1);

    c.does("hanna", "NameNewManager", newManager(c, "OMAR"));
    assertThat(c.task("RecordCheckIn").assignee()).isEqualTo("omar");
    managerLeaves(c, "omar");
    assertThat(c.count(EntryKind.MANAGER_LEFT)).isEqualTo(2);
    assertThat(c.openTasks()).anyMatch(t -> t.name().equals("NameNewManager"));
  }

  @Test
  void aReportOfTheNewManagerTakesTheTaskAway() {
    CaseDriver c = onLeave(inPeriod(underperformer()));
    managerLeaves(c, "mia");
    c.task("NameNewManager");
    reported(c, change(c, "OMAR")).waitsFor("RecordReturn");
  }

  @Test
  void nobodyIsAskedWhereTheManagerIsThereOrTheCaseHasEnded() {
    CaseDriver c = inPeriod(underperformer());
    managerLeaves(c, "omar");
    reported(c, new Form(EventKind.RESIGNATION, c.today(), null, null, null));
    managerLeaves(c, "mia");
    assertThat(c.count(EntryKind.MANAGER_LEFT)).isZero();
  }

  @Test
  void theManagerChangesAlsoDuringALeave() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    leave(c, EventKind.SICK_LEAVE, c.today(), c.today().plusDays(6));
    reported(c, change(c, "OMAR"));
    assertThatThrownBy(() -> c.does("omar", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71)))
        .isInstanceOf(Refused.class).hasMessageContaining("on leave");
    c.daysPass(7).does("omar", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71));
    assertThat(PeriodDates.period(c.file()).endsOn()).isAfter(
        c.file().all(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).get(0).content().dueOn());
  }

  @Test
  void theNewManagerDecidesNothingInTheCase() {
    CaseDriver c = underperformer().requested();
    reported(c, change(c, "HENRY"));
    assertThatThrownBy(() -> c.does("henry", "DecideOnFile", Forms.decision("DECLINE")))
        .hasMessageContaining("You may not do this");
  }

  @Test
  void whatIsWrongIsRefusedInASentenceAndNothingMoves() {
    CaseDriver c = underperformer().requested().fromHere();
    String employee = c.employee().number();
    refused(c, change(c, null), "no employee of this number");
    refused(c, change(c, "X-1"), "no employee of this number");
    refused(c, change(c, employee), "that is the employee");
    refused(c, change(c, "MIA"), "the manager of today");
    refused(c, new Form(EventKind.DEATH, c.today(), null, "OMAR", null), "belongs to a change of manager");
    c.recorded();
  }

  private void refused(CaseDriver c, Form form, String sentence) {
    assertThatThrownBy(() -> reported(c, form)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  private static Form change(CaseDriver c, String newManager) {
    return new Form(EventKind.MANAGER_CHANGE, c.today(), null, newManager, null);
  }
}
