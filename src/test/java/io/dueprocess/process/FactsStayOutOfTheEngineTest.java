package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Handbook rule 2: a whole case with marked texts and figures leaves none of them in any table of the engine, and
 * all of them in the case file.
 */
class FactsStayOutOfTheEngineTest extends ProcessTestCase {

  private static final String MARK = "zebra";
  private static final double FIGURE = 61.7319;

  private final AtomicInteger marks = new AtomicInteger();

  @Test
  void aTerminatedCaseLeavesNoFactInAnyTableOfTheEngine() {
    CaseDriver c = caseOf(people.underperformer("DEFAULT"));
    people.note(c.employee(), "COMPLAINT", c.today().minusDays(5), mark());
    c.requested(marked(Forms.request(c.employee().id(), c.today())))
        .does("carl", "ReviewLegalRisk", marked(Forms.of("advice", "PROCEED", "reason", "")))
        .does("hanna", "DecideOnFile", marked(Forms.decision("DOCUMENT_FIRST")));
    for (int i = 0; i < 3; i++) {
      c.does("mia", "RecordCoachingSession", marked(Forms.session(workday(c).toString())))
          .employeeDoes("AnswerCoachingNote", marked(Forms.answer("ACKNOWLEDGED"))).daysPass(7);
    }
    c.does("hanna", "DecideOnCoaching", marked(Forms.decision("DOCUMENTED")))
        .does("mia", "DraftPlan", markedPlan(c))
        .does("hanna", "ApprovePlan", marked(Forms.decision("APPROVED")))
        .employeeDoes("AcknowledgePlan", marked(Forms.answer("REFUSED_TO_SIGN")))
        .does("henry", "WitnessDelivery", marked(Forms.of("deliveredOn", c.today().toString(), "how", "POST",
            "witness", "", "note", "")));
    while (c.openTasks().stream().noneMatch(t -> t.name().equals("DecideOnOutcome"))) {
      if (c.openTasks().stream().anyMatch(t -> t.name().equals("RecordCheckIn"))) {
        c.does("mia", "RecordCheckIn", marked(Forms.checkIn(c.today().toString(), FIGURE, 70.5)));
        c.employeeDoes("CommentOnCheckIn", marked(Forms.answer("DISAGREED")));
      } else {
        c.daysPass(1);
      }
    }
    c.does("hanna", "DecideOnOutcome", marked(Forms.with(Forms.outcome("TERMINATION"))))
        .does("hanna", "ProposeTermination", marked(proposal(c)))
        .employeeDoes("ReplyToProposal", marked(Forms.of("reply", "", "companion", "")))
        .does("lena", "DecideOnTermination", marked(Forms.decision("APPROVED")))
        .employeeDoes("FileAppeal", marked(Forms.of("appeal", "APPEAL", "grounds", "")))
        .does("luis", "HearAppeal", Forms.with(marked(Forms.decision("UPHELD")), "reducedTo", null))
        .hasEnded("TERMINATED");

    String record = String.join("\n", c.file().entries().stream().map(e -> e.content()).toList());
    for (int i = 2; i <= marks.get(); i++) {
      assertThat(record).as("the case file has every mark").contains(MARK + i + MARK);
    }
    assertThat(record).contains(String.valueOf(FIGURE));

    List<String> found = search(List.of(MARK, String.valueOf(FIGURE), "61,7319", c.employee().lastName() + "\""));
    assertThat(found).as("facts in tables of the engine").isEmpty();
  }

  @Test
  void theSearchFindsWhatIsThere() {
    underperformer().requested();
    assertThat(search(List.of("Task_DecideOnFile"))).isNotEmpty();
    assertThat(search(List.of("bpmn:definitions"))).as("in byte arrays, too").isNotEmpty();
  }

  private String mark() {
    return MARK + marks.incrementAndGet() + MARK;
  }

  /** Every free text of a form replaced by a mark of its own; names of decisions, dates and numbers stay. */
  private Map<String, Object> marked(Map<String, Object> form) {
    Map<String, Object> changed = new HashMap<>(form);
    changed.replaceAll((name, value) -> value(value));
    return changed;
  }

  private Object value(Object value) {
    if (value instanceof String text) {
      return text.matches("[A-Z_]+|\\d{4}-\\d\\d-\\d\\d|%") ? text : mark();
    }
    if (value instanceof List<?> list) {
      List<Object> changed = new ArrayList<>();
      list.forEach(item -> changed.add(value(item)));
      return changed;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> fields = new HashMap<>();
      map.forEach((k, v) -> fields.put((String) k, v));
      return marked(fields);
    }
    return value;
  }

  private Map<String, Object> markedPlan(CaseDriver c) {
    return marked(plan(c));
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
      jdbc.sql("select " + name + " from " + table + where).query((rs, row) -> readable(rs.getObject(1))).list().stream()
          .filter(content -> texts.stream().anyMatch(content::contains))
          .forEach(content -> found.add(table + "." + name + ": " + content.substring(0, Math.min(80, content.length()))));
    }
    return found;
  }

  private static String readable(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16);
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
