package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.event.CaseEvent;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.event.ReportEvent.Form;
import io.dueprocess.event.ReportEvent.Reported;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;

/** What ends a case at once, in whatever stage it is. */
class EndingEventsTest extends ProcessTestCase {

  private static final Actor HANNA = new Actor("hanna", "hr");

  @Autowired private ReportEvent reportEvent;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;

  @ParameterizedTest
  @EnumSource(value = EventKind.class, mode = Mode.EXCLUDE,
      names = {"PROTECTED_LEAVE", "SICK_LEAVE", "PAUSE", "RETURN", "MANAGER_CHANGE", "COMPLAINT",
          "ACCOMMODATION_REQUEST"})
  void theCaseEndsWithTheOutcomeOfTheEventAndNothingElseFollows(EventKind kind) {
    CaseOutcome outcome = kind.end().orElseThrow();
    CaseDriver c = underperformer().requested().fromHere();

    reports(c, kind);

    c.hasEnded(outcome.name()).recorded("EVENT %s, by hanna".formatted(kind), "OUTCOME " + outcome);
    nothingIsLeft(c);
    c.daysPass(400).recorded();
  }

  @Test
  void everyStageEndsByAnEvent() {
    everyStageEnds(underperformer().requested());
    everyStageEnds(underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")));
    everyStageEnds(planWithEmployee(underperformer()));
    everyStageEnds(inPeriod(underperformer()));
    everyStageEnds(inPeriod(underperformer()).until("RecordCheckIn"));
    everyStageEnds(atReview(underperformer(), 61, 71));
    everyStageEnds(terminationProposed(underperformer()));
    everyStageEnds(terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I did what I could.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED")));
    everyStageEnds(atReview(underperformer(), 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")));
  }

  private void everyStageEnds(CaseDriver c) {
    assertThat(jobs(c)).isPositive();
    reports(c, EventKind.RESIGNATION);
    c.hasEnded("RESIGNED");
    nothingIsLeft(c);
  }

  @Test
  void theEventIsOnRecordWithItsDayAndItsReason() {
    CaseDriver c = underperformer().requested();
    LocalDate happened = c.today();
    c.daysPass(3);

    Reported reported = reportEvent.report(c.id(),
        new Form(EventKind.WITHDRAWAL, happened, null, null, "Asked for in error."), key(), HANNA);

    CaseEvent event = c.file().last(EntryKind.EVENT, CaseEvent.class).orElseThrow().content();
    assertThat(event.note()).isEqualTo("Asked for in error.");
    assertThat(c.file().entries().get(reported.number() - 1).happenedOn()).isEqualTo(happened);
  }

  @Test
  void aReportThatComesAgainWithItsKeyIsTakenOnceAlsoAfterTheCaseHasEnded() {
    CaseDriver c = underperformer().requested();
    String key = key();
    Form form = new Form(EventKind.RETIREMENT, c.today(), null, null, null);

    Reported first = reportEvent.report(c.id(), form, key, HANNA);
    Reported again = reportEvent.report(c.id(), form, key, HANNA);

    assertThat(first.before()).isFalse();
    assertThat(again).isEqualTo(new Reported(first.number(), true));
    assertThat(c.count(EntryKind.EVENT)).isOne();
    assertThatThrownBy(() -> reportEvent.report(c.id(), new Form(EventKind.DEATH, c.today(), null, null, null), key, HANNA))
        .isInstanceOf(Refused.class).hasMessageContaining("another report came with the same key");
  }

  @Test
  void theSameReportDeliveredTwiceAtOnceIsTakenOnce() throws Exception {
    CaseDriver c = underperformer().requested();
    String key = key();
    Form form = new Form(EventKind.RESIGNATION, c.today(), null, null, null);

    List<String> told = atOnce(() -> reportEvent.report(c.id(), form, key, HANNA).toString(),
        () -> reportEvent.report(c.id(), form, key, HANNA).toString());

    assertThat(told).anyMatch(t -> t.contains("before=true")).anyMatch(t -> t.contains("before=false"));
    assertThat(c.hasEnded("RESIGNED").count(EntryKind.EVENT)).isOne();
  }

  @RepeatedTest(5)
  void whoeverDecidesWhileTheEmployeeResignsIsToldOrHasDecidedBefore() throws Exception {
    CaseDriver c = atReview(underperformer(), 61, 71);
    String task = c.task("DecideOnOutcome").id();

    List<String> told = atOnce(() -> {
      try {
        process.complete(task, "hanna", Forms.outcome("TERMINATION"));
        return "decided";
      } catch (Refused e) {
        return e.getMessage();
      }
    }, () -> {
      try {
        reportEvent.report(c.id(), new Form(EventKind.RESIGNATION, c.today(), null, null, null), key(), new Actor("henry", "hr"));
        return "reported";
      } catch (Refused e) {
        return e.getMessage();
      }
    });

    timeTravel.runWhatIsDue();
    if (told.get(1).equals("reported")) {
      c.hasEnded("RESIGNED");
      nothingIsLeft(c);
    } else {
      assertThat(told.get(1)).contains("Somebody else has just done the same");
      assertThat(c.file().pipCase().open()).isTrue();
    }
    if (!told.get(0).equals("decided")) {
      assertThat(told.get(0)).containsAnyOf("no longer open", "Somebody else");
    }
    assertThat(told).as("at least one of them did it").containsAnyOf("decided", "reported");
  }

  @Test
  void whatIsWrongIsRefusedInASentenceAndTheCaseGoesOn() {
    CaseDriver c = underperformer().requested().fromHere();
    refused(c, new Form(EventKind.RESIGNATION, c.today().plusDays(1), null, null, null), key(), "hanna", "is in the future");
    refused(c, new Form(EventKind.RESIGNATION, c.today().minusDays(1), null, null, null), key(), "hanna", "before the case was opened");
    for (EventKind kind : List.of(EventKind.WITHDRAWAL, EventKind.GROSS_MISCONDUCT, EventKind.POSITION_CUT,
        EventKind.COMPLAINT, EventKind.ACCOMMODATION_REQUEST)) {
      refused(c, new Form(kind, c.today(), null, null, "  "), key(), "hanna", "give the reason");
    }
    refused(c, new Form(EventKind.DEATH, c.today(), null, null, null), "short", "hanna", "Idempotency-Key: send 8 to 64");
    refused(c, new Form(EventKind.DEATH, c.today(), null, null, null), null, "hanna", "Idempotency-Key");
    refused(c, new Form(EventKind.DEATH, c.today(), null, null, null), key(), "mia", "You asked for this case");
    refused(c, new Form(EventKind.DEATH, c.today(), null, null, null), key(), c.employee().userId(), "This case is about you");
    c.recorded().waitsFor("DecideOnFile").does("hanna", "DecideOnFile", Forms.decision("DECLINE"));
    refused(c, new Form(EventKind.DEATH, c.today(), null, null, null), key(), "hanna", "The case has ended");
  }

  @Test
  void aLetterThatWaitsForTheMailServerIsNotSentAnyMore() {
    CaseDriver c = terminationProposed(underperformer());
    int letter = c.file().last(EntryKind.LETTER, Letter.class).orElseThrow().entry().number();
    jdbc.sql(
            """
            insert into outbox (case_id, number, recipient, name, address, title, message_id, written_at, state,
              attempts, next_at)
            values (?, ?, 'erin', 'Erin', 'erin@example.org', 'Letter', ?, ?, 'WAITING', 3, ?)
            """)
        .params(c.id().value(), letter, key(), OffsetDateTime.now(clock), OffsetDateTime.now(clock).plusHours(1))
        .update();

    reports(c, EventKind.DEATH);

    assertThat(jdbc.sql("select state from outbox where case_id = ? and number = ?").params(c.id().value(), letter)
        .query(String.class).single()).isEqualTo("CALLED_OFF");
    assertThat(c.file().last(EntryKind.EVENT, CaseEvent.class).orElseThrow().content().calledOff())
        .containsExactly(letter);
  }

  @Test
  void nobodyEndsACasePastTheRecord() {
    CaseDriver c = underperformer().requested();
    assertThatThrownBy(() -> runtime.createMessageCorrelation("CaseEnds")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> runtime.correlateMessage("CaseEnds", c.id().value())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> runtime.messageEventReceived("CaseEnds", "1")).isInstanceOf(Refused.class);
    c.waitsFor("DecideOnFile");
  }

  private void reports(CaseDriver c, EventKind kind) {
    reportEvent.report(c.id(), new Form(kind, c.today(), null, null, "As it was said."), key(), HANNA);
  }

  private void refused(CaseDriver c, Form form, String key, String userId, String sentence) {
    assertThatThrownBy(() -> reportEvent.report(c.id(), form, key, new Actor(userId, "hr")))
        .isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private void nothingIsLeft(CaseDriver c) {
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).count()).isZero();
    assertThat(jobs(c)).isZero();
    assertThat(c.openTasks()).isEmpty();
  }

  private long jobs(CaseDriver c) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).list().stream()
        .mapToLong(i -> management.createJobQuery().processInstanceId(i.getId()).count()).sum();
  }
}
