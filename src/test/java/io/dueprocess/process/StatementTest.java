package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.attachment.AttachedFiles;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.attachment.Attachments.Upload;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.statement.MakeStatement;
import io.dueprocess.statement.MakeStatement.Form;
import io.dueprocess.statement.MakeStatement.Made;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

/** What the employee says and asks for of their own accord, at any time. */
class StatementTest extends ProcessTestCase {

  @Autowired private MakeStatement makeStatement;
  @Autowired private Attachments attachments;
  @Autowired private RuntimeService runtime;

  @Test
  void whatTheEmployeeSaysIsOnRecordWithItsFilesAndAsksNothingOfAnybody() {
    CaseDriver c = inPeriod(underperformer()).fromHere();
    byte[] pdf = AttachedFiles.pdf();

    Made made = makes(c, StatementKind.STATEMENT, true, new Upload("C:\\me\\proof.pdf", pdf),
        new Upload("note.txt", "Ä".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    c.recorded("STATEMENT STATEMENT, by employee");
    assertThat(c.openTasks()).isEmpty();
    Statement statement = statement(c);
    assertThat(statement.text()).isEqualTo("What I have to say.");
    assertThat(statement.attachments()).extracting(Attachment::name, Attachment::mediaType, Attachment::file)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("proof.pdf", "application/pdf",
            "attachments/%d-1.pdf".formatted(made.number())),
            org.assertj.core.groups.Tuple.tuple("note.txt", "text/plain",
                "attachments/%d-2.txt".formatted(made.number())));
    assertThat(attachments.content(c.id(), made.number(), 1)).contains(pdf);
    assertThat(attachments.content(c.id(), made.number(), 3)).isEmpty();
  }

  @Test
  void aSecondClickIsTakenOnceAndAnotherTextWithTheSameKeyIsRefused() {
    CaseDriver c = inPeriod(underperformer());
    String key = UUID.randomUUID().toString();
    Form form = new Form(StatementKind.MEETING_REQUEST, "Let us talk.", null);
    Upload file = new Upload("a.pdf", AttachedFiles.pdf());
    Made first = makeStatement.make(c.id(), form, List.of(file), key, employee(c));
    Made second = makeStatement.make(c.id(), form, List.of(file), key, employee(c));
    timeTravel.runWhatIsDue();

    assertThat(second).isEqualTo(new Made(first.number(), true));
    assertThat(c.count(EntryKind.STATEMENT)).isOne();
    c.waitsFor("AnswerMeetingRequest");
    assertThatThrownBy(() -> makeStatement.make(c.id(), new Form(StatementKind.MEETING_REQUEST, "Another text.", null),
        List.of(file), key, employee(c))).hasMessageContaining("another statement came with the same key");
    assertThatThrownBy(() -> makeStatement.make(c.id(), form, List.of(), key, employee(c)))
        .hasMessageContaining("another statement came with the same key");
    assertThatThrownBy(() -> makeStatement.make(c.id(), form, List.of(), "short", employee(c)))
        .hasMessageContaining("Idempotency-Key: send 8 to 64");
  }

  @Test
  void nobodySpeaksForTheEmployee() {
    CaseDriver c = inPeriod(underperformer());
    String other = people.underperformer("DEFAULT").userId();
    for (String userId : List.of("mia", "hanna", "lena", "carl", "otto", other)) {
      assertThatThrownBy(() -> makes(c, userId, StatementKind.AGREED_TERMS)).as(userId)
          .isInstanceOf(Refused.class).hasMessageContaining("Only the employee speaks for themselves");
    }
    assertThat(c.count(EntryKind.STATEMENT)).isZero();
  }

  @Test
  void aCaseOfWhichTheEmployeeDoesNotKnowTellsNothingOfItself() {
    CaseDriver c = underperformer().requested();
    assertThatThrownBy(() -> says(c, StatementKind.STATEMENT)).isInstanceOf(Refused.class)
        .hasMessage("Nothing has been put before you.");
  }

  @Test
  void anEndedCaseTakesNothingMore() {
    CaseDriver c = inPeriod(underperformer());
    reported(c, resignation(c));
    assertThatThrownBy(() -> says(c, StatementKind.STATEMENT)).hasMessageContaining("The case has ended");
  }

  @Test
  void aFileThatIsRefusedLeavesNothingBehind() {
    CaseDriver c = inPeriod(underperformer());
    assertThatThrownBy(() -> makes(c, StatementKind.MEETING_REQUEST, false, new Upload("a.pdf", AttachedFiles.pdf()),
        new Upload("b.pdf", AttachedFiles.pdfWithScript()))).hasMessageContaining("“b.pdf”");
    assertThat(c.count(EntryKind.STATEMENT)).isZero();
    assertThat(c.openTasks()).isEmpty();
    assertThat(jdbc.sql("select count(*) from attachment where case_id = ?").param(c.id().value())
        .query(Integer.class).single()).isZero();
  }

  @Test
  void onlyTheManagerWhomTheEmployeeLetsReadsIt() {
    CaseDriver c = inPeriod(underperformer());
    int secret = makes(c, StatementKind.SUPPORT_REQUEST, false).number();
    int open = makes(c, StatementKind.STATEMENT, true).number();
    c.does("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"));

    List<Entry> manager = ReadableEntries.byManager(c.file());
    assertThat(manager).extracting(Entry::number).contains(open).doesNotContain(secret);
    assertThat(manager).as("nothing tells the manager that something was asked for").noneMatch(e ->
        "employee-request".equals(e.topic()) || "AnswerSupportRequest".equals(e.topic())
            || "request-answer".equals(e.topic()));
    assertThat(ReadableEntries.byEmployee(c.file(), c.employee().userId()))
        .filteredOn(e -> e.kind() == EntryKind.STATEMENT || "AnswerSupportRequest".equals(e.topic())).hasSize(3);
  }

  @Test
  void hrAnswersARequestForAMeetingAndForSupportEachForItself() {
    CaseDriver c = inPeriod(underperformer());
    says(says(c, StatementKind.MEETING_REQUEST), StatementKind.SUPPORT_REQUEST);
    assertThat(c.openTasks()).extracting(OpenTask::name)
        .containsExactlyInAnyOrder("AnswerMeetingRequest", "AnswerSupportRequest");
    c.fromHere();

    c.does("hanna", "AnswerMeetingRequest", answering(c, StatementKind.MEETING_REQUEST, "AGREED",
        "meetingOn", c.today().plusDays(3).toString()));
    c.does("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "DECLINED"));

    c.recorded("DECISION AnswerMeetingRequest: AGREED, by hanna", "DECISION AnswerSupportRequest: DECLINED, by hanna");
    assertThat(c.openTasks()).isEmpty();
    assertThat(c.file().all(EntryKind.LETTER, "request-answer", Letter.class)).hasSize(2);
  }

  @Test
  void oneAnswerIsForAllThatWasAskedBeforeItAndNoneIsGivenUnread() {
    CaseDriver c = inPeriod(underperformer());
    says(c, StatementKind.SUPPORT_REQUEST);
    var unread = answering(c, StatementKind.SUPPORT_REQUEST, "DECLINED");
    says(c, StatementKind.SUPPORT_REQUEST).waitsFor("AnswerSupportRequest");

    assertThatThrownBy(() -> c.does("hanna", "AnswerSupportRequest", unread))
        .hasMessageContaining("the employee has written again, in entry");
    c.does("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"));
    assertThat(c.openTasks()).isEmpty();

    says(c, StatementKind.SUPPORT_REQUEST).waitsFor("AnswerSupportRequest");
  }

  @Test
  void whoHasAPartInTheCaseAnswersNothing() {
    CaseDriver c = says(inPeriod(underperformer()), StatementKind.SUPPORT_REQUEST);
    identity.createMembership("mia", "hr");
    assertThatThrownBy(() -> c.does("mia", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST,
        "DECLINED"))).hasMessageContaining("You may not do this");
  }

  @Test
  void bothSidesSayYesAndTheCaseEndsAtOnce() {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn").fromHere();
    says(c, StatementKind.AGREED_TERMS);
    assertThat(c.openTasks()).extracting(OpenTask::name).containsExactlyInAnyOrder("RecordCheckIn", "OfferTerms");
    c.does("hanna", "OfferTerms", answering(c, StatementKind.AGREED_TERMS, "OFFERED", "lastWorkingDay",
        c.today().plusDays(30).toString()));
    assertThat(c.openTasks()).extracting(OpenTask::name).containsExactlyInAnyOrder("RecordCheckIn", "AcceptTerms");
    assertThat(c.file().last(EntryKind.LETTER, "offered-terms", Letter.class)).isPresent();

    c.employeeDoes("AcceptTerms", Forms.answer("ACCEPTED"));

    c.hasEnded("AGREED_TERMS").recorded("STATEMENT AGREED_TERMS, by employee", "DECISION OfferTerms: OFFERED, by hanna",
        "DELIVERY AcceptTerms", "ANSWER AcceptTerms: ACCEPTED, by employee", "OUTCOME AGREED_TERMS");
    nothingIsLeft(c);
    c.daysPass(400).recorded();
  }

  @Test
  void everyStageEndsOnAgreedTerms() {
    for (CaseDriver c : List.of(planWithEmployee(underperformer()), inPeriod(underperformer()),
        atReview(underperformer(), 61, 71), terminationProposed(underperformer()),
        atReview(underperformer(), 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")))) {
      termsOffered(c).employeeDoes("AcceptTerms", Forms.answer("ACCEPTED")).hasEnded("AGREED_TERMS");
      nothingIsLeft(c);
    }
  }

  @Test
  void theCaseGoesOnUnchangedWhereOneSideSaysNoOrNothing() {
    CaseDriver c = inPeriod(underperformer());
    says(c, StatementKind.AGREED_TERMS)
        .does("hanna", "OfferTerms", answering(c, StatementKind.AGREED_TERMS, "DECLINED"));
    assertThat(c.openTasks()).isEmpty();
    termsOffered(c);
    assertThatThrownBy(() -> says(c, StatementKind.AGREED_TERMS))
        .hasMessageContaining("Terms have been offered to you");
    c.employeeDoes("AcceptTerms", Forms.answer("DECLINED"));
    assertThat(c.openTasks()).isEmpty();
    termsOffered(c).fromHere();
    Instant due = c.task("AcceptTerms").due();
    timeTravel.to(due);
    assertThat(c.trace()).contains("NO_ANSWER AcceptTerms");
    assertThat(c.openTasks()).extracting(OpenTask::name).doesNotContain("AcceptTerms");
    says(c, StatementKind.AGREED_TERMS);
    assertThat(c.openTasks()).extracting(OpenTask::name).contains("OfferTerms");
    assertThat(c.file().pipCase().open()).isTrue();
    assertThat(c.untilAnyOf("RecordCheckIn")).isEqualTo("RecordCheckIn");
  }

  @Test
  void whatIsOpenGoesWithTheCase() {
    CaseDriver c = says(inPeriod(underperformer()), StatementKind.SUPPORT_REQUEST);
    termsOffered(c);
    reported(c, resignation(c)).hasEnded("RESIGNED");
    nothingIsLeft(c);

    CaseDriver d = terminationProposed(underperformer());
    says(termsOffered(d), StatementKind.SUPPORT_REQUEST);
    d.employeeDoes("ReplyToProposal", Forms.of("reply", "I did what I could.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null)).hasEnded("TERMINATED");
    nothingIsLeft(d);
  }

  @Test
  void onLeaveTheEmployeeAsksAndAcceptsAndHrAnswersAndNoTimeOfTheEmployeeRunsOut() {
    CaseDriver c = termsOffered(inPeriod(underperformer()));
    Instant due = c.task("AcceptTerms").due();
    onLeave(c).fromHere();
    c.daysPass(60);
    assertThat(c.trace()).doesNotContain("NO_ANSWER AcceptTerms", "REMINDER AcceptTerms", "ESCALATION AcceptTerms");
    reported(c, new ReportEvent.Form(EventKind.RETURN, c.today(), null, null, null));
    assertThat(c.task("AcceptTerms").due()).isAfter(due.plusSeconds(55 * 86_400));
    timeTravel.to(c.task("AcceptTerms").due());
    assertThat(c.trace()).contains("NO_ANSWER AcceptTerms", "REMINDER AcceptTerms");

    CaseDriver d = onLeave(inPeriod(underperformer()));
    termsOffered(d).daysPass(60);
    assertThat(d.trace()).doesNotContain("NO_ANSWER AcceptTerms");
    assertThat(d.openTasks()).extracting(OpenTask::name).contains("AcceptTerms");
    says(d, StatementKind.SUPPORT_REQUEST)
        .does("hanna", "AnswerSupportRequest", answering(d, StatementKind.SUPPORT_REQUEST, "AGREED"))
        .employeeDoes("AcceptTerms", Forms.answer("ACCEPTED")).hasEnded("AGREED_TERMS");
    nothingIsLeft(d);
  }

  @Test
  void termsOfferedDuringALeaveCanBeAnsweredForTheWholeTimeAfterIt() {
    CaseDriver c = termsOffered(onLeave(inPeriod(underperformer()))).daysPass(60);
    reported(c, new ReportEvent.Form(EventKind.RETURN, c.today(), null, null, null));
    assertThat(c.task("AcceptTerms").due()).isAfter(c.today().plusDays(3).atStartOfDay().toInstant(
        java.time.ZoneOffset.UTC));
    timeTravel.to(c.task("AcceptTerms").due());
    assertThat(c.trace()).contains("NO_ANSWER AcceptTerms");
  }

  @RepeatedTest(5)
  void whoResignsWhileTermsAreAcceptedLeavesOnce() throws Exception {
    CaseDriver c = termsOffered(inPeriod(underperformer()));
    String task = c.task("AcceptTerms").id();
    atOnce(() -> tried(() -> process.complete(task, c.employee().userId(), Forms.answer("ACCEPTED"))),
        () -> tried(() -> context.getBean(ReportEvent.class).report(c.id(), resignation(c), "resigned-1",
            new Actor("hanna", "hr"))));
    assertThat(c.file().pipCase().outcome()).isIn(CaseOutcome.AGREED_TERMS, CaseOutcome.RESIGNED);
    assertThat(c.count(EntryKind.OUTCOME)).isOne();
    assertThat(c.openTasks()).isEmpty();
    nothingIsLeft(c);
  }

  @RepeatedTest(3)
  void twoClicksAtOnceAreOneStatement() throws Exception {
    CaseDriver c = inPeriod(underperformer());
    Form form = new Form(StatementKind.MEETING_REQUEST, "Let us talk.", null);
    var numbers = atOnce(() -> makeStatement.make(c.id(), form, List.of(), "the-same-key", employee(c)).number(),
        () -> makeStatement.make(c.id(), form, List.of(), "the-same-key", employee(c)).number());
    timeTravel.runWhatIsDue();
    assertThat(numbers.get(0)).isEqualTo(numbers.get(1));
    assertThat(c.count(EntryKind.STATEMENT)).isOne();
    c.waitsFor("AnswerMeetingRequest");
  }

  @Test
  void whatWasAttachedIsNeverChanged() {
    CaseDriver c = inPeriod(underperformer());
    makes(c, StatementKind.STATEMENT, false, new Upload("a.pdf", AttachedFiles.pdf()));
    for (String sql : List.of("update attachment set content = X'00'", "update attachment set part = 2",
        "delete from attachment")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql)
          .isInstanceOfAny(UncategorizedSQLException.class, DataIntegrityViolationException.class)
          .hasMessageContaining("only appended");
    }
  }

  private static Object tried(Runnable work) {
    try {
      work.run();
      return "done";
    } catch (RuntimeException e) {
      assertThat(e).isInstanceOf(Refused.class);
      return "refused";
    }
  }

  private void nothingIsLeft(CaseDriver c) {
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).count()).isZero();
  }

  private Made makes(CaseDriver c, StatementKind kind, boolean managerMayRead, Upload... files) {
    Made made = makeStatement.make(c.id(), new Form(kind, "What I have to say.", managerMayRead), List.of(files),
        UUID.randomUUID().toString(), employee(c));
    timeTravel.runWhatIsDue();
    return made;
  }

  private Made makes(CaseDriver c, String userId, StatementKind kind) {
    return makeStatement.make(c.id(), new Form(kind, "In their name.", false), List.of(), UUID.randomUUID().toString(),
        new Actor(userId, "employee"));
  }

  private static ReportEvent.Form resignation(CaseDriver c) {
    return new ReportEvent.Form(EventKind.RESIGNATION, c.today(), null, null, null);
  }

  private static Actor employee(CaseDriver c) {
    return new Actor(c.employee().userId(), "employee");
  }

  private static Statement statement(CaseDriver c) {
    return c.file().last(EntryKind.STATEMENT, Statement.class).orElseThrow().content();
  }
}
