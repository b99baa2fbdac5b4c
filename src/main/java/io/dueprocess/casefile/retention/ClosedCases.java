package io.dueprocess.casefile.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.retention.RetentionFacts.Dated;
import io.dueprocess.casefile.retention.RetentionFacts.End;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The closed cases that have not been erased, with the few entries that their retention depends on. */
@Repository
class ClosedCases {

  private static final Logger LOG = LoggerFactory.getLogger(ClosedCases.class);

  /** A new version of a rule looks at every case again. */
  private static final String RULES = "%s %s, %s %s".formatted(
      RetentionRule.NAME, RetentionRule.VERSION, ExpungeRule.NAME, ExpungeRule.VERSION);

  private static final String DECIDE_ON_TERMINATION = "DecideOnTermination";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Moments moments;

  ClosedCases(JdbcClient jdbc, ObjectMapper json, Moments moments) {
    this.jdbc = jdbc;
    this.json = json;
    this.moments = moments;
  }

  /** Where a walk through the cases stands: the last one that was looked at. */
  record Cursor(LocalDate closedOn, String id) {
    static final Cursor START = new Cursor(LocalDate.of(1, 1, 1), "");
  }

  /** A closed case with what its retention depends on. */
  record Closed(CaseId id, CaseOutcome outcome, LocalDate closedOn, int entries, RetentionFacts facts) {
    Cursor cursor() {
      return new Cursor(closedOn, id.value());
    }
  }

  /** A stretch of the walk; the last one is shorter than what was asked for. */
  record Page(List<Closed> cases, Cursor next, boolean last) {}

  /** The next closed cases of which something may have to go by that day, oldest end first. */
  Page after(Cursor cursor, int most, LocalDate today) {
    List<Closed> cases = jdbc.sql(
            """
            select id, outcome, closed_on, entries from pip_case
             where closed_on >= :closedOn and (closed_on > :closedOn or id > :id) and erased_on is null
               and (look_on is null or look_on <= :today or looked_by <> :rules)
             order by closed_on, id fetch first :most rows only
            """)
        .param("closedOn", cursor.closedOn())
        .param("id", cursor.id())
        .param("most", most)
        .param("today", today)
        .param("rules", RULES)
        .query(ClosedCases::closed)
        .list();
    boolean last = cases.size() < most;
    return new Page(withFacts(cases), last ? cursor : cases.get(cases.size() - 1).cursor(), last);
  }

  /** Nobody needs to look at the case before that day: what its time depends on no longer changes once it is closed. */
  void lookOn(CaseId id, LocalDate day) {
    jdbc.sql("update pip_case set look_on = ?, looked_by = ? where id = ?").params(day, RULES, id.value()).update();
  }

  /** Those of the cases that nobody else works on, locked until the end of the transaction. */
  List<Closed> lock(Collection<CaseId> ids) {
    return withFacts(jdbc.sql(
            """
            select id, outcome, closed_on, entries from pip_case
             where id in (:ids) and closed_on is not null and erased_on is null
             order by id for update skip locked
            """)
        .param("ids", ids.stream().map(CaseId::value).toList())
        .query(ClosedCases::closed)
        .list());
  }

  private List<Closed> withFacts(List<Closed> cases) {
    if (cases.isEmpty()) {
      return cases;
    }
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    cases.forEach(c -> rows.put(c.id().value(), new ArrayList<>()));
    jdbc.sql(
            """
            select case_id, number, written_at, kind, topic,
                   case when kind in ('POLICY', 'TERMINATION_PROPOSAL', 'DECISION') then content end content
              from case_entry
             where case_id in (:ids)
               and (kind in ('POLICY', 'OUTCOME', 'TERMINATION_PROPOSAL', 'RELAPSE', 'LEGAL_HOLD', 'ERASURE')
                 or kind = 'DECISION' and topic = :decide)
             order by case_id, number
            """)
        .param("ids", rows.keySet())
        .param("decide", DECIDE_ON_TERMINATION)
        .query((rs, row) -> new Row(rs.getString("case_id"), rs.getInt("number"),
            moments.day(rs.getObject("written_at", OffsetDateTime.class).toInstant()),
            EntryKind.valueOf(rs.getString("kind")), rs.getString("topic"), rs.getString("content")))
        .list()
        .forEach(row -> rows.get(row.caseId()).add(row));
    return cases.stream().flatMap(c -> readable(c, rows.get(c.id().value())).stream()).toList();
  }

  /** A case that can't be read is told of and kept; it must not keep the others from going. */
  private Optional<Closed> readable(Closed c, List<Row> rows) {
    try {
      return Optional.of(new Closed(c.id(), c.outcome(), c.closedOn(), c.entries(), facts(c, rows)));
    } catch (RuntimeException e) {
      LOG.error("The retention of case {} can't be found out, so it is kept", c.id(), e);
      return Optional.empty();
    }
  }

  private record Row(String caseId, int number, LocalDate on, EntryKind kind, String topic, String content) {
    Dated dated() {
      return new Dated(ref(), on);
    }

    String ref() {
      return "entry:" + number;
    }
  }

  private RetentionFacts facts(Closed c, List<Row> rows) {
    Row policy = last(rows, EntryKind.POLICY).orElseThrow(() -> new IllegalStateException(c.id() + " has no policy"));
    String endRef = last(rows, EntryKind.OUTCOME).map(Row::ref).orElse("case:" + c.id());
    return new RetentionFacts(
        read(policy, Policy.class),
        policy.ref(),
        Optional.of(new End(endRef, c.outcome(), c.closedOn())),
        c.outcome() == CaseOutcome.TERMINATED ? lastWorkingDay(rows) : Optional.empty(),
        last(rows, EntryKind.TERMINATION_PROPOSAL).map(Row::dated),
        last(rows, EntryKind.RELAPSE).map(Row::dated),
        last(rows, EntryKind.LEGAL_HOLD).filter(row -> LegalHold.SET.equals(row.topic())).map(Row::dated),
        last(rows, EntryKind.ERASURE).filter(row -> Erasure.EXPUNGED.equals(row.topic())).map(Row::dated));
  }

  /** The last working day that the proposal names which was approved. */
  private Optional<Dated> lastWorkingDay(List<Row> rows) {
    Row proposal = null;
    Optional<Dated> stands = Optional.empty();
    for (Row row : rows) {
      if (row.kind() == EntryKind.TERMINATION_PROPOSAL) {
        proposal = row;
      } else if (row.kind() == EntryKind.DECISION && proposal != null
          && "APPROVED".equals(tree(row).path("decision").asText())) {
        stands =
            Optional.of(new Dated(proposal.ref(), LocalDate.parse(tree(proposal).path("lastWorkingDay").asText())));
      }
    }
    return stands;
  }

  private static Optional<Row> last(List<Row> rows, EntryKind kind) {
    return rows.stream().filter(row -> row.kind() == kind).reduce((earlier, later) -> later);
  }

  private JsonNode tree(Row row) {
    return read(row, JsonNode.class);
  }

  private <T> T read(Row row, Class<T> type) {
    try {
      return json.readValue(row.content(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("%s of %s does not read as %s".formatted(row.ref(), row.caseId(),
          type.getSimpleName()), e);
    }
  }

  private static Closed closed(ResultSet rs, int row) throws SQLException {
    return new Closed(new CaseId(rs.getString("id")), CaseOutcome.valueOf(rs.getString("outcome")),
        rs.getObject("closed_on", LocalDate.class), rs.getInt("entries"), null);
  }
}
