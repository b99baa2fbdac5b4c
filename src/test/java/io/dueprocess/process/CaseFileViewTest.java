package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static io.dueprocess.process.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employee;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;

/** The case file over REST: who gets it, what each reader finds in it, and that opening it is on record. */
class CaseFileViewTest extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Browser browser;

  @Test
  void hrCounselAndApproversSeeEveryEntry() throws Exception {
    CaseDriver c = legallyReviewed();
    for (String reader : List.of("hanna", "carl", "lena")) {
      JsonNode file = fileOf(c, reader);
      assertThat(file.path("complete").asBoolean()).isTrue();
      assertThat(numbers(file)).containsExactlyElementsOf(c.file().entries().stream().map(e -> e.number()).toList());
      assertThat(file.toString()).contains("COMPLAINT_BEFORE_REQUEST", "No link to the complaint.");
    }
    assertThat(fileOf(c, "hanna").at("/me/relation").asText()).isEqualTo("HR");
    assertThat(fileOf(c, "carl").at("/me/relation").asText()).isEqualTo("COUNSEL");
    assertThat(fileOf(c, "lena").at("/me/relation").asText()).isEqualTo("APPROVER");
  }

  @Test
  void anEntrySaysWhenByWhomInWhichRoleAndWithWhichHash() throws Exception {
    CaseDriver c = legallyReviewed();
    JsonNode advice = entry(fileOf(c, "hanna"), "COUNSEL_ADVICE");
    assertThat(advice.path("by").asText()).isEqualTo("Carl Staff");
    assertThat(advice.path("role").asText()).isEqualTo("legal");
    assertThat(advice.path("time").asText()).startsWith("2026-03-02T09:00");
    assertThat(advice.at("/content/advice").asText()).isEqualTo("PROCEED");
    assertThat(advice.path("hash").asText()).isEqualTo(c.file().entries().stream()
        .filter(e -> e.kind() == EntryKind.COUNSEL_ADVICE).findFirst().orElseThrow().link().hash());
  }

  @Test
  void theManagerSeesNeitherTheComplaintNorWhatRestsOnItNorThatCounselHasTheCase() throws Exception {
    CaseDriver c = withComplaint().requested().waitsFor("ReviewLegalRisk");
    JsonNode file = fileOf(c, "mia");
    assertThat(file.toString()).contains("Reports are late and wrong.")
        .doesNotContain(COMPLAINT, "COMPLAINT_BEFORE_REQUEST", "ReviewLegalRisk", "legal");
    assertThat(file.path("next")).isEmpty();
    assertThat(file.path("othersAct").asBoolean()).isTrue();

    c.does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "No link to the complaint."))
        .does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    assertThat(fileOf(c, "mia").toString()).contains("DraftPlan")
        .doesNotContain(COMPLAINT, "COMPLAINT_BEFORE_REQUEST", "No link to the complaint.", "Because of the figures.");
    assertThat(kinds(fileOf(c, "mia"))).doesNotContain("COUNSEL_ADVICE", "CASE_FILE_OPENED");
  }

  @Test
  void theSubjectFindsNoFileBeforeSomethingWasDeliveredAndThenWhatWasDelivered() throws Exception {
    CaseDriver c = underperformer().requested();
    String subject = c.employee().userId();
    assertThat(browser.asks(subject, path(c)).getStatus()).isEqualTo(404);

    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).does("mia", "DraftPlan", plan(c));
    assertThat(browser.asks(subject, path(c)).getStatus()).as("a draft is no plan").isEqualTo(404);

    c.does("hanna", "ApprovePlan", Forms.of("decision", "RETURNED", "reason", "Goal two can't be measured."))
        .does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    JsonNode file = fileOf(c, subject);
    assertThat(file.path("complete").asBoolean()).isFalse();
    assertThat(withoutLetters(file)).as("one plan of two drafts").startsWith("PLAN", "DELIVERY", "ANSWER", "STAGE", "PERIOD");
    assertThat(file.path("entries").toString()).contains("I have read it.")
        .doesNotContain("Reports are late and wrong.", "Goal two can't be measured.", "Rating 2");
    assertThat(file.at("/entries/0/number").asInt()).as("the second draft").isEqualTo(
        c.file().last(EntryKind.PLAN, JsonNode.class).orElseThrow().entry().number());
  }

  @Test
  void aTerminationReachesTheSubjectWithItsProposalAndNotBefore() throws Exception {
    CaseDriver c = atReview(underperformer(), 61, 71)
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"))
        .waitsFor("ProposeTermination");
    JsonNode before = fileOf(c, c.employee().userId());
    assertThat(before.toString()).doesNotContain("TERMINATION", "ProposeTermination", "ReviewMetrics");
    assertThat(before.path("othersAct").asBoolean()).isTrue();
    assertThat(kinds(before)).contains("CHECK_IN", "ANSWER", "FINDING");

    c.does("hanna", "ProposeTermination", proposal(c));
    JsonNode after = fileOf(c, c.employee().userId());
    assertThat(kinds(after)).contains("TERMINATION_PROPOSAL", "DECISION");
    assertThat(topics(after)).contains("ReviewMetrics", "DecideOnOutcome").doesNotContain("CheckPaperTrail");
    assertThat(after.at("/next/0/task").asText()).isEqualTo("ReplyToProposal");
    assertThat(after.at("/next/0/taskId").asText()).isEqualTo(c.task("ReplyToProposal").id());
    assertThat(topics(fileOf(c, "mia"))).doesNotContain("ReplyToProposal", "CheckPaperTrail");
    assertThat(kinds(fileOf(c, "mia"))).doesNotContain("TERMINATION_PROPOSAL");
    assertThat(topics(after)).contains("plan", "proposed-termination");
    assertThat(topics(fileOf(c, "mia"))).contains("plan").doesNotContain("proposed-termination");
  }

  @Test
  void strangersAreToldTheSameAsAboutACaseThatIsNotThere() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    MockHttpServletResponse notThere = browser.asks("hanna", "/api/cases/PIP-2026-99999/file");
    assertThat(notThere.getStatus()).isEqualTo(404);
    String colleague = people.newcomer("DEFAULT", null).userId();
    for (String stranger : List.of("omar", "otto", colleague)) {
      assertThat(browser.asks(stranger, path(c)).getStatus()).isEqualTo(404);
      assertThat(browser.asks(stranger, path(c)).getContentAsString()).isEqualTo(notThere.getContentAsString());
    }
    assertThat(browser.asks("hanna", "/api/cases/x/file").getContentAsString())
        .isEqualTo(notThere.getContentAsString());
    assertThat(browser.asksWithoutLogin(path(c)).getStatus()).isEqualTo(401);
    assertThat(opened(c)).isEmpty();
  }

  @Test
  void somebodyOfHrIsTheSubjectAndNothingElseInTheirOwnCase() throws Exception {
    CaseDriver c = underperformer();
    identity.createMembership(c.employee().userId(), "hr");
    c.requested();
    assertThat(browser.asks(c.employee().userId(), path(c)).getStatus()).isEqualTo(404);
    assertThat(listed(c.employee().userId(), "?search=" + c.id())).isEmpty();
  }

  @Test
  void openingIsOnRecordOnceAnHourForEachPerson() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    fileOf(c, "hanna");
    fileOf(c, "hanna");
    fileOf(c, "mia");
    fileOf(c, c.employee().userId());
    assertThat(opened(c)).containsExactly("hanna hr HR", "mia manager MANAGER",
        c.employee().userId() + " employee EMPLOYEE");

    timeTravel.to(clock.instant().plus(Duration.ofMinutes(59)));
    fileOf(c, "hanna");
    assertThat(opened(c)).hasSize(3);
    timeTravel.to(clock.instant().plus(Duration.ofMinutes(1)));
    fileOf(c, "hanna");
    assertThat(opened(c)).hasSize(4).last().isEqualTo("hanna hr HR");
    assertThat(kinds(fileOf(c, "hanna"))).contains("CASE_FILE_OPENED");
    assertThat(kinds(fileOf(c, c.employee().userId()))).doesNotContain("CASE_FILE_OPENED");
  }

  @Test
  void twoTabsAtOnceMakeOneEntry() throws Exception {
    CaseDriver c = withComplaint().requested();
    for (String reader : List.of("hanna", "henry", "lena", "luis", "carl")) {
      assertThat(atOnce(() -> status(reader, c), () -> status(reader, c))).containsExactly("200", "200");
    }
    assertThat(opened(c)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whatWasWrittenLateIsVisibleAsLate() throws Exception {
    CaseDriver c = caseOf(people.withoutHistory("DEFAULT")).requested()
        .does("hanna", "DecideOnFile", Forms.of("decision", "DOCUMENT_FIRST", "reason", null))
        .daysPass(4)
        .does("mia", "RecordCoachingSession", Forms.session("2026-03-03"));
    JsonNode session = entry(fileOf(c, "hanna"), "COACHING_SESSION");
    assertThat(session.path("happenedOn").asText()).isEqualTo("2026-03-03");
    assertThat(session.path("daysLate").asInt()).isEqualTo(3);
    assertThat(entry(fileOf(c, "hanna"), "REQUEST").path("daysLate").isNull()).isTrue();
  }

  @Test
  void whoWroteAnEntryMayCorrectItWhileItsStageLasts() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    assertThat(entry(fileOf(c, "mia"), "PLAN").path("correctable").asBoolean()).isTrue();
    assertThat(entry(fileOf(c, "hanna"), "PLAN").path("correctable").asBoolean()).as("it is mia's").isFalse();
    assertThat(entry(fileOf(c, "mia"), "REQUEST").path("correctable").asBoolean()).as("of another stage").isFalse();
    assertThat(entry(fileOf(c, "hanna"), "CASE_FILE_OPENED").path("correctable").asBoolean()).isFalse();
  }

  @Test
  void aCorrectionWithFiguresIsTakenOverRestAndShownBeforeAndAfterWithItsFindings() throws Exception {
    CaseDriver c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    int number = entry(fileOf(c, "mia"), "CHECK_IN").path("number").asInt();
    Map<String, Object> form = Forms.of("correction", "It was 47.", "reason", "A slip.",
        "content", Forms.checkIn(c.today().toString(), 47, 93));

    MockHttpServletResponse refused = corrects(c, "mia", number, Forms.with(form, "content",
        Forms.checkIn(c.today().toString(), -1, 93)));
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(Browser.text(refused)).contains("Goal 1: -1 is negative");
    assertThat(corrects(c, "omar", number, form).getStatus()).as("wrote nothing here").isEqualTo(404);
    MockHttpServletResponse taken = corrects(c, "mia", number, form);
    assertThat(taken.getStatus()).isEqualTo(200);
    timeTravel.runWhatIsDue();

    JsonNode file = fileOf(c, "hanna");
    JsonNode correction = file.at("/corrections/0");
    assertThat(correction.path("number")).isEqualTo(json.readTree(Browser.text(taken)).path("number"));
    assertThat(correction.at("/before/measurements/0/value").asInt()).isEqualTo(97);
    assertThat(correction.at("/after/measurements/0/value").asInt()).isEqualTo(47);
    assertThat(correction.at("/findingBefore/goals/0/standing").asText()).isEqualTo("ON_TRACK");
    assertThat(correction.at("/findingAfter/goals/0/standing").asText()).isEqualTo("OFF_TRACK");
    assertThat(correction.path("toNote").asBoolean()).isTrue();
    assertThat(file.at("/checkIns/0/correctedBy")).isEqualTo(correction.path("number"));
    assertThat(file.at("/checkIns/0/measurements/0/value").asInt()).isEqualTo(47);
    assertThat(entry(file, "CHECK_IN").at("/content/measurements/0/value").asInt()).as("as written").isEqualTo(97);

    c.does("hanna", "NoteCorrection", Forms.of("correction", correction.path("number").asInt(), "remark", "Internal."))
        .employeeDoes("CommentOnCorrection", Forms.answer("DISAGREED"));
    assertThat(fileOf(c, "hanna").at("/corrections/0/noted/reason").asText()).isEqualTo("Internal.");
    assertThat(fileOf(c, "hanna").at("/corrections/0/comment/response").asText()).isEqualTo("DISAGREED");
    for (String other : List.of("mia", c.employee().userId())) {
      JsonNode theirs = fileOf(c, other);
      assertThat(theirs.at("/corrections/0/findingAfter/goals/0/standing").asText()).isEqualTo("OFF_TRACK");
      assertThat(theirs.toString()).as("the remark of HR").doesNotContain("Internal.");
    }
  }

  private MockHttpServletResponse corrects(CaseDriver c, String userId, int entry, Map<String, Object> form)
      throws Exception {
    return browser.sends(userId, post("/api/cases/%s/entries/%d/correction".formatted(c.id(), entry))
        .header("X-Due-Process", "1").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(form)));
  }

  @Test
  void whoMayDoWhatNextIsNamedWithTheirTimeAndWhatIsExpected() throws Exception {
    CaseDriver c = planWithEmployee(underperformer());
    JsonNode next = fileOf(c, "hanna").path("next");
    assertThat(next).hasSize(1);
    assertThat(next.at("/0/title").asText()).isEqualTo("Acknowledge plan");
    assertThat(next.at("/0/who").asText()).isEqualTo("Erin Example");
    assertThat(next.at("/0/expected").asText()).startsWith("You have received an improvement plan.");
    assertThat(next.at("/0/due").asText()).as("five days, and on to Monday").isEqualTo("2026-03-09");
    assertThat(next.at("/0/taskId").isNull()).as("it is the employee's").isTrue();
    assertThat(fileOf(c, c.employee().userId()).at("/next/0/taskId").asText()).isEqualTo(c.task("AcknowledgePlan").id());
  }

  @Test
  void aGroupsTaskIsItsMembersToOpen() throws Exception {
    CaseDriver c = underperformer().requested();
    JsonNode next = fileOf(c, "hanna").path("next");
    assertThat(next.at("/0/groups/0").asText()).isEqualTo("hr");
    assertThat(next.at("/0/who").isNull()).isTrue();
    assertThat(next.at("/0/taskId").asText()).isEqualTo(c.task("DecideOnFile").id());
    assertThat(fileOf(c, "lena").at("/next/0/taskId").isNull()).isTrue();
  }

  @Test
  void anErasedEntryKeepsItsPlaceAndItsHash() throws Exception {
    CaseDriver c = atReview(underperformer(), 97, 93).does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .daysPass(200).hasEnded("SUCCESSFUL_EXIT");
    int entries = c.file().entries().size();
    jdbc.sql("update case_entry set content = null, salt = null, erased_at = ? where case_id = ?")
        .params(OffsetDateTime.parse("2031-01-01T00:00:00Z"), c.id().value()).update();
    for (String reader : List.of("hanna", "mia", c.employee().userId())) {
      JsonNode file = fileOf(c, reader);
      assertThat(file.path("entries")).isNotEmpty();
      assertThat(file.toString()).doesNotContain("Reports on time", "Because of the figures.");
    }
    JsonNode first = fileOf(c, "hanna").at("/entries/0");
    assertThat(first.path("erased").asBoolean()).isTrue();
    assertThat(first.path("content").isNull()).isTrue();
    assertThat(first.path("hash").asText()).hasSize(64);
    assertThat(numbers(fileOf(c, "hanna"))).hasSizeGreaterThanOrEqualTo(entries);
  }

  @Test
  void theListHasForEachReaderTheCasesThatTheyMayOpen() throws Exception {
    CaseDriver c = underperformer().requested();
    String subject = c.employee().userId();
    String onlyThis = "?search=" + c.id();
    for (String reader : List.of("hanna", "lena", "mia")) {
      assertThat(listed(reader, onlyThis)).as(reader).containsExactly(c.id().value());
    }
    for (String reader : List.of("omar", "otto", "carl", subject)) {
      assertThat(listed(reader, onlyThis)).as(reader).isEmpty();
    }
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    assertThat(listed(subject, "")).containsExactly(c.id().value());
    assertThat(browser.asksWithoutLogin("/api/cases").getStatus()).isEqualTo(401);
  }

  @Test
  void theListIsSearchedByNameStageOutcomeAndWhetherACaseIsOpen() throws Exception {
    CaseDriver open = underperformer().requested();
    String o = open.id().value();
    String d = declined().id().value();
    assertThat(listed("mia", "?search=erin EXAM")).contains(o, d);
    assertThat(listed("mia", "?search=erin%exam")).as("a percent sign is a percent sign").isEmpty();
    assertThat(listed("mia", "?search=nobody")).isEmpty();
    assertThat(listed("mia", "?state=open")).contains(o).doesNotContain(d);
    assertThat(listed("mia", "?state=CLOSED")).contains(d).doesNotContain(o);
    assertThat(listed("mia", "?stage=FILE_REVIEW")).contains(o).doesNotContain(d);
    assertThat(listed("mia", "?outcome=DECLINED")).contains(d).doesNotContain(o);
    assertThat(browser.asks("mia", "/api/cases?stage=NONE").getStatus()).isEqualTo(400);
    assertThat(browser.asks("mia", "/api/cases?stage=NONE").getContentAsString()).contains("stage: say one of REQUEST");
    assertThat(browser.asks("mia", "/api/cases?page=0").getStatus()).isEqualTo(400);
  }

  @Test
  void theListTellsTheSubjectOfNoTerminationBeforeItsProposal() throws Exception {
    CaseDriver c = atReview(underperformer(), 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    String subject = c.employee().userId();
    assertThat(listed(subject, "?stage=TERMINATION")).isEmpty();
    assertThat(listed(subject, "?stage=METRIC_REVIEW")).containsExactly(c.id().value());
    assertThat(listed("hanna", "?stage=TERMINATION&search=" + c.id())).containsExactly(c.id().value());
  }

  @Test
  void theListIsReadPageByPageAndEachCaseIsOnOnePage() throws Exception {
    Employee employee = people.underperformer("DEFAULT");
    for (int i = 0; i < 60; i++) {
      CaseId id = caseFiles.open(employee.id(), employees.findByUserId("mia").orElseThrow().id());
      jdbc.sql("update pip_case set open_for = null, outcome = 'DECLINED', stage = 'CLOSED' where id = ?")
          .param(id.value()).update();
    }
    JsonNode first = JSON.readTree(text(browser.asks("mia", "/api/cases")));
    List<String> all = new ArrayList<>();
    for (int page = 1; page <= first.path("pages").asInt(); page++) {
      all.addAll(listed("mia", "?page=" + page));
    }
    assertThat(first.path("cases")).hasSize(50);
    assertThat(all).hasSize(first.path("total").asInt()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void aTaskLeadsToItsCaseForWhoMayDoItAndForNobodyElse() throws Exception {
    CaseDriver c = underperformer().requested();
    String address = "/api/tasks/" + c.task("DecideOnFile").id() + "/case";
    assertThat(text(browser.asks("hanna", address))).isEqualTo("{\"caseId\":\"" + c.id() + "\"}");
    assertThat(browser.asks("mia", address).getStatus()).isEqualTo(404);
  }

  private List<String> opened(CaseDriver c) {
    return c.file().all(EntryKind.CASE_FILE_OPENED, JsonNode.class).stream()
        .map(o -> o.entry().actor().userId() + " " + o.entry().actor().role() + " " + o.content().path("as").asText())
        .toList();
  }

  private String status(String userId, CaseDriver c) throws Exception {
    return String.valueOf(browser.asks(userId, path(c)).getStatus());
  }

  private JsonNode fileOf(CaseDriver c, String userId) throws Exception {
    MockHttpServletResponse response = browser.asks(userId, path(c));
    assertThat(response.getStatus()).isEqualTo(200);
    return JSON.readTree(text(response));
  }

  private static String path(CaseDriver c) {
    return "/api/cases/" + c.id() + "/file";
  }

  private List<String> listed(String userId, String query) throws Exception {
    return texts(JSON.readTree(text(browser.asks(userId, "/api/cases" + query))).path("cases"), "id");
  }

  private static JsonNode entry(JsonNode file, String kind) {
    return StreamSupport.stream(file.path("entries").spliterator(), false)
        .filter(e -> e.path("kind").asText().equals(kind)).findFirst().orElseThrow();
  }

  private static List<String> kinds(JsonNode file) {
    return texts(file.path("entries"), "kind");
  }

  private static List<String> withoutLetters(JsonNode file) {
    return kinds(file).stream().filter(kind -> !kind.startsWith("LETTER")).toList();
  }

  private static List<String> topics(JsonNode file) {
    return texts(file.path("entries"), "topic");
  }

  private static List<Integer> numbers(JsonNode file) {
    return StreamSupport.stream(file.path("entries").spliterator(), false).map(e -> e.path("number").asInt()).toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false).map(e -> e.path(field).asText()).toList();
  }
}
