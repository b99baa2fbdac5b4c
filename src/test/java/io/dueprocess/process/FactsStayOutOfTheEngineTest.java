package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.AppendOnly;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.PipProcess;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Handbook rule 2: a whole case with marked texts and figures leaves none of them in any table of the engine, and
 * all of them in the case file.
 */
class FactsStayOutOfTheEngineTest extends ProcessTestCase {

  private static final String MARK = "zebra";
  private static final double FIGURE = 61.7319;
  private static final String FIRST_NAME = "Quetzalina";
  private static final String LAST_NAME = "Xanthopoulou";

  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;

  private final Marks marks = new Marks(MARK, MARK);

  @Test
  void aTerminatedCaseLeavesNoFactInAnyTableOfTheEngine() {
    CaseDriver c = named();
    people.note(c.employee(), "COMPLAINT", c.today().minusDays(5), marks.next());
    c.requested(marks.in(Forms.request(c.employee().id(), c.today())))
        .does("carl", "ReviewLegalRisk", marks.in(Forms.of("advice", "PROCEED", "reason", "")))
        .does("hanna", "DecideOnFile", marks.in(Forms.decision("DOCUMENT_FIRST")));
    for (int i = 0; i < 3; i++) {
      c.does("mia", "RecordCoachingSession", marks.in(Forms.session(workday(c).toString())))
          .employeeDoes("AnswerCoachingNote", marks.in(Forms.answer("ACKNOWLEDGED"))).daysPass(7);
    }
    c.does("hanna", "DecideOnCoaching", marks.in(Forms.decision("DOCUMENTED")));
    planAndPeriod(c, FIGURE, 70.5);
    c.does("hanna", "DecideOnOutcome", marks.in(Forms.with(Forms.outcome("TERMINATION"))))
        .does("hanna", "ProposeTermination", marks.in(proposal(c)))
        .employeeDoes("ReplyToProposal", marks.in(Forms.of("reply", "", "companion", "")))
        .does("lena", "DecideOnTermination", marks.in(Forms.decision("APPROVED")))
        .employeeDoes("FileAppeal", marks.in(Forms.of("appeal", "APPEAL", "grounds", "")))
        .does("luis", "HearAppeal", Forms.with(marks.in(Forms.decision("UPHELD")), "reducedTo", null))
        .hasEnded("TERMINATED");

    // the first mark is the complaint: it stays in the personnel file, and the finding names it by its reference
    theRecordHasThemAllAndTheEngineNone(c, 2);
  }

  @Test
  void aSuccessfulExitAfterARelapseAndASecondPlanLeavesNoFactInAnyTableOfTheEngine() {
    CaseDriver c = named();
    c.requested(marks.in(Forms.request(c.employee().id(), c.today())))
        .does("hanna", "DecideOnFile", marks.in(Forms.decision("READY_FOR_PLAN")));
    planAndPeriod(c, 90.5, 88.5)
        .does("hanna", "DecideOnOutcome", marks.in(Forms.outcome("EXTENSION")))
        .employeeDoes("AcknowledgeExtension", marks.in(Forms.answer("DISAGREED")));
    period(c, FIGURE, 88.5)
        .does("hanna", "DecideOnOutcome", marks.in(Forms.outcome("ANOTHER_ROLE")))
        .employeeDoes("AnswerRoleOffer", marks.in(Forms.answer("DECLINED")))
        .does("hanna", "DecideOnOutcome", marks.in(Forms.outcome("SUCCESS"))).daysPass(20)
        .does("mia", "ReportRelapse", marks.in(Forms.of("date", c.today().toString(), "goal", 1, "observed", "")))
        .does("hanna", "DecideOnRelapse", marks.in(Forms.decision("NEW_PLAN")));
    planAndPeriod(c, 97.5, 93.5)
        .does("hanna", "DecideOnOutcome", marks.in(Forms.outcome("SUCCESS")))
        .until("ReportRelapse").daysPass(400).hasEnded("SUCCESSFUL_EXIT");

    theRecordHasThemAllAndTheEngineNone(c, 1);
  }

  /** Messages and stack traces of failed jobs stand in tables of the engine, and would quote what could not be read. */
  @Test
  void aJobThatFailsUntilItIsAnIncidentLeavesNoFactInAnyTableOfTheEngine() {
    CaseDriver c = named();
    CaseId id = process.request("mia", marks.in(Forms.request(c.employee().id(), c.today())));
    String intact = jdbc.sql("select content from case_entry where case_id = ? and number = 1").param(id.value())
        .query(String.class).single();
    rewrite(id, intact.replaceFirst("\"date\":\"[^\"]+\"", "\"date\":\"" + marks.next() + "\""));

    for (int tries = 0; tries < 4; tries++) {
      c.daysPass(1);
    }

    assertThat(search(List.of("AssessFileDelegate"))).as("the stack trace is there")
        .anyMatch(place -> place.startsWith("ACT_GE_BYTEARRAY"));
    assertThat(search(facts())).as("facts in tables of the engine").isEmpty();
    assertThat(runtime.createIncidentQuery().activityId("Task_AssessFile").list()).singleElement()
        .satisfies(incident -> assertThat(incident.getIncidentMessage())
            .contains("IllegalStateException, caused by InvalidFormatException",
                "The log of the server has the details."));

    rewrite(id, intact);
    management.setJobRetries(management.createJobQuery().withException().singleResult().getId(), 1);
    timeTravel.runWhatIsDue();
    assertThat(process.tasks(id)).extracting(PipProcess.OpenTask::name).containsExactly("DecideOnFile");
  }

  /** What nobody can do in the product: the trigger that refuses it is gone for the moment. */
  private void rewrite(CaseId id, String content) {
    jdbc.sql("drop trigger case_entry_append_only").update();
    assertThat(jdbc.sql("update case_entry set content = ? where case_id = ? and number = 1")
        .params(content, id.value()).update()).isOne();
    jdbc.sql("create trigger case_entry_append_only before update, delete on case_entry for each row call '%s'"
        .formatted(AppendOnly.class.getName())).update();
  }

  /** A case of somebody whose names stand nowhere else. */
  private CaseDriver named() {
    String userId = people.underperformer("DEFAULT").userId();
    jdbc.sql("update employee set first_name = ?, last_name = ? where user_id = ?")
        .params(FIRST_NAME, LAST_NAME, userId)
        .update();
    return caseOf(employees.findByUserId(userId).orElseThrow());
  }

  private CaseDriver planAndPeriod(CaseDriver c, double first, double second) {
    c.does("mia", "DraftPlan", marks.in(plan(c)))
        .does("hanna", "ApprovePlan", marks.in(Forms.decision("APPROVED")))
        .employeeDoes("AcknowledgePlan", marks.in(Forms.answer("REFUSED_TO_SIGN")))
        .does("henry", "WitnessDelivery", marks.in(Forms.of("deliveredOn", c.today().toString(), "how", "POST",
            "witness", "", "note", "")));
    return period(c, first, second);
  }

  private CaseDriver period(CaseDriver c, double first, double second) {
    while (c.openTasks().stream().noneMatch(t -> t.name().equals("DecideOnOutcome"))) {
      if (c.openTasks().stream().anyMatch(t -> t.name().equals("RecordCheckIn"))) {
        c.does("mia", "RecordCheckIn", marks.in(Forms.checkIn(c.today().toString(), first, second)));
        c.employeeDoes("CommentOnCheckIn", marks.in(Forms.answer("DISAGREED")));
      } else {
        c.daysPass(1);
      }
    }
    return c;
  }

  private static List<String> facts() {
    return List.of(MARK, String.valueOf(FIGURE), "61,7319", FIRST_NAME, LAST_NAME, hex(MARK), hex(LAST_NAME));
  }

  private void theRecordHasThemAllAndTheEngineNone(CaseDriver c, int firstMark) {
    String record = String.join("\n", c.file().entries().stream().map(e -> e.content()).toList());
    assertThat(marks.count()).isGreaterThan(20);
    for (int i = firstMark; i <= marks.count(); i++) {
      assertThat(record).as("the case file has every mark").contains(MARK + i + MARK);
    }
    assertThat(record).contains(String.valueOf(FIGURE));

    assertThat(search(facts())).as("facts in tables of the engine").isEmpty();
  }

  @Test
  void theSearchFindsWhatIsThere() {
    underperformer().requested();
    assertThat(search(List.of("Task_DecideOnFile"))).isNotEmpty();
    assertThat(search(List.of("bpmn:definitions"))).as("in byte arrays, too").isNotEmpty();
  }

  private static java.time.LocalDate workday(CaseDriver c) {
    return io.dueprocess.employee.WorkCalendar.of(c.employee()).onOrBefore(c.today());
  }

  /** Table and column of every place in the engine's tables that has one of the texts. */
  private List<String> search(List<String> texts) {
    List<String> found = new ArrayList<>();
    List<Map<String, Object>> columns = jdbc.sql("""
        select table_name, column_name from information_schema.columns
         where table_schema = 'PUBLIC' and table_name like 'ACT\\_%' escape '\\'""").query().listOfRows();
    assertThat(columns).as("columns of the engine").hasSizeGreaterThan(300);
    for (Map<String, Object> column : columns) {
      String table = column.get("TABLE_NAME").toString();
      String name = column.get("COLUMN_NAME").toString();
      // models and forms as deployed hold words of ours, not facts
      String where = name.equals("BYTES_") && texts.contains(MARK) ? " where deployment_id_ is null" : "";
      jdbc.sql("select " + name + " from " + table + where).query((rs, row) -> readable(rs.getObject(1))).list()
          .stream()
          .filter(content -> texts.stream().anyMatch(content::contains))
          .forEach(content ->
              found.add(table + "." + name + ": " + content.substring(0, Math.min(80, content.length()))));
    }
    return found;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String readable(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16BE)
          + new String(bytes, StandardCharsets.UTF_16LE) + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof java.sql.Blob blob) {
      return readable(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    return String.valueOf(value);
  }
}
