package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The case files. Entries are only ever appended, in the transaction of whoever calls: the change and its entry
 * stand or fall together.
 */
@Repository
public class CaseFiles {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  CaseFiles(JdbcClient jdbc, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Opens a case and gives it the next number. Throws {@link org.springframework.dao.DuplicateKeyException} where
   * the employee has an open case, also where two managers ask at the same moment.
   */
  public CaseId open(long employeeId, long requesterId) {
    LocalDate today = LocalDate.now(clock);
    var key = new GeneratedKeyHolder();
    jdbc.sql("insert into case_number (given_on) values (?)").param(today).update(key, "number");
    CaseId id = CaseId.of(today.getYear(), key.getKeyAs(Number.class).longValue());
    jdbc.sql(
            """
            insert into pip_case (id, employee_id, requester_id, manager_id, opened_on, stage, entries, head, open_for)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?)
            """)
        .params(id.value(), employeeId, requesterId, requesterId, today, Stage.REQUEST.name(), Chain.START, employeeId)
        .update();
    return id;
  }

  /** Appends one entry; its number follows the last of the case without a gap. */
  public Entry append(CaseId id, Actor actor, EntryKind kind, Object content) {
    return append(id, actor, kind, null, content);
  }

  /**
   * Appends one entry about a topic: the rule of a finding, the task of a decision or an answer. Its number follows
   * the last of the case without a gap, and its hash is chained to the last one's.
   */
  public Entry append(CaseId id, Actor actor, EntryKind kind, String topic, Object content) {
    // the row lock of the case orders writers: no gap, no number twice, no fork
    Head head = jdbc.sql("select entries, head from pip_case where id = ? for update")
        .param(id.value())
        .query((rs, row) -> new Head(rs.getInt("entries"), rs.getString("head")))
        .optional()
        .orElseThrow(() -> new IllegalStateException("No case " + id));
    Instant now = Instant.now(clock);
    Entry entry = Chain.next(id, head.entries() + 1, head.hash(), now, happenedOn(content, now), actor, kind, topic,
        write(content));
    jdbc.sql(
            """
            insert into case_entry (case_id, number, written_at, happened_on, actor, actor_role, on_behalf_of, kind,
              topic, content, salt, content_hash, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(id.value(), entry.number(), OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC), entry.happenedOn(),
            actor.userId(), actor.role(), actor.onBehalfOf(), kind.name(), topic, entry.content(),
            entry.link().salt(), entry.link().contentHash(), entry.link().previous(), entry.link().hash())
        .update();
    jdbc.sql("update pip_case set entries = ?, head = ? where id = ?")
        .params(entry.number(), entry.link().hash(), id.value())
        .update();
    return entry;
  }

  private record Head(int entries, String hash) {}

  /** The day of the fact, where it is not the day on which it is written down. */
  private LocalDate happenedOn(Object content, Instant now) {
    LocalDate day = content instanceof Happened happened ? happened.happenedOn() : null;
    return LocalDate.ofInstant(now, clock.getZone()).equals(day) ? null : day;
  }

  /** The whole file of a case. Throws {@link IllegalStateException} where there is none. */
  public CaseFile read(CaseId id) {
    PipCase pipCase = require(id);
    List<Entry> entries = jdbc.sql(
            """
            select number, written_at, happened_on, actor, actor_role, on_behalf_of, kind, topic, content, salt,
                   content_hash, previous_hash, hash
              from case_entry where case_id = ? order by number
            """)
        .param(id.value())
        .query((rs, row) -> entry(id, rs))
        .list();
    return new CaseFile(pipCase, entries, json);
  }

  /** The policy that a case began with, without reading the rest of its file. Refuses a case that was erased. */
  public Policy policy(CaseId id) {
    String content = jdbc.sql("select content from case_entry where case_id = ? and kind = ?")
        .params(id.value(), EntryKind.POLICY.name())
        .query((rs, row) -> Optional.ofNullable(rs.getString("content")))
        .single()
        .orElseThrow(() -> CaseFile.erased(id));
    try {
      return json.readValue(content, Policy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The policy of " + id + " can't be read", e);
    }
  }

  /** The case. Throws {@link IllegalStateException} where there is none. */
  public PipCase require(CaseId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No case " + id));
  }

  public Optional<PipCase> find(CaseId id) {
    return jdbc.sql(SELECT_CASE + " where id = ?").param(id.value()).query(CaseFiles::pipCase).optional();
  }

  /**
   * The case, with the lock under which entries are appended: until the transaction ends nobody else writes to it.
   * Empty where there is none.
   */
  public Optional<PipCase> lock(CaseId id) {
    return jdbc.sql(SELECT_CASE + " where id = ? for update").param(id.value()).query(CaseFiles::pipCase).optional();
  }

  public Optional<PipCase> openCaseOf(long employeeId) {
    return jdbc.sql(SELECT_CASE + " where open_for = ?")
        .param(employeeId)
        .query(CaseFiles::pipCase)
        .optional();
  }

  /** The newest case of an employee, open or ended. */
  public Optional<PipCase> lastCaseOf(long employeeId) {
    return jdbc.sql(SELECT_CASE + " where employee_id = ? order by opened_on desc, id desc fetch first row only")
        .param(employeeId)
        .query(CaseFiles::pipCase)
        .optional();
  }

  /** The open cases whose manager left the company before that day, as far as their record does not say so yet. */
  public List<CaseId> openCasesThatLostTheirManager(LocalDate day) {
    return jdbc.sql("""
            select c.id from pip_case c join employee m on m.id = c.manager_id
            where c.outcome is null and m.left_on < ? and not exists (
              select 1 from case_entry e where e.case_id = c.id and e.kind = 'MANAGER_LEFT' and e.number > (
                select coalesce(max(v.number), 0) from case_entry v
                where v.case_id = c.id and v.kind = 'EVENT' and v.topic = 'MANAGER_CHANGE'))
            order by c.id
            """)
        .param(day)
        .query((row, number) -> new CaseId(row.getString(1)))
        .list();
  }

  /** Makes somebody else the manager of an open case; who asked for it stays who asked. */
  public void changeManager(CaseId id, long managerId) {
    jdbc.sql("update pip_case set manager_id = ? where id = ? and outcome is null")
        .params(managerId, id.value())
        .update();
  }

  /** Whether anybody has acted in the case in this role. */
  public boolean hasActed(CaseId id, String role) {
    return jdbc.sql("select count(*) from case_entry where case_id = ? and actor_role = ?").params(id.value(), role)
        .query(Long.class).single() > 0;
  }

  /** Takes somebody out of a case for good: who a complaint of its employee is about. */
  public void bar(CaseId id, long employeeId) {
    jdbc.sql("""
            insert into case_barred (case_id, employee_id)
            select ?, ? where not exists (select 1 from case_barred where case_id = ? and employee_id = ?)
            """)
        .params(id.value(), employeeId, id.value(), employeeId)
        .update();
  }

  /** Who was taken out of a case. */
  public Set<Long> barred(CaseId id) {
    return Set.copyOf(jdbc.sql("select employee_id from case_barred where case_id = ?").param(id.value())
        .query(Long.class).set());
  }

  /** Records that a case has entered a stage. */
  public void enter(CaseId id, Stage stage) {
    jdbc.sql("update pip_case set stage = ? where id = ? and outcome is null").params(stage.name(), id.value())
        .update();
    append(id, Actor.SYSTEM, EntryKind.STAGE, stage.name(), new StageEntered(stage));
  }

  /**
   * Ends a case, and tells of it ({@link CaseEnded}). Throws {@link IllegalStateException} that names the outcome where
   * it has ended already.
   */
  public void close(CaseId id, CaseOutcome outcome) {
    int updated = jdbc.sql("update pip_case set stage = ?, outcome = ?, closed_on = ?, open_for = null "
            + "where id = ? and outcome is null")
        .params(Stage.CLOSED.name(), outcome.name(), LocalDate.now(clock), id.value())
        .update();
    if (updated != 1) {
      throw new IllegalStateException("Case %s can't end with %s: it is %s"
          .formatted(id, outcome, find(id).map(c -> "closed with " + c.outcome()).orElse("unknown")));
    }
    append(id, Actor.SYSTEM, EntryKind.OUTCOME, outcome.name(), new Ended(outcome));
    events.publishEvent(new CaseEnded(id));
  }

  /** Content of a {@link EntryKind#STAGE} entry. */
  public record StageEntered(Stage stage) {}

  /**
   * Content of a {@link EntryKind#MODEL} entry: the model that this part of the case runs by.
   *
   * @param model id of the process, such as {@code file-review}
   * @param version version of its deployment
   * @param sha256 of the model's file as it is deployed
   */
  public record ModelInForce(String model, int version, String sha256) {}

  /** Content of an {@link EntryKind#OUTCOME} entry. */
  public record Ended(CaseOutcome outcome) {}

  private static final String SELECT_CASE =
      "select id, employee_id, requester_id, manager_id, opened_on, stage, outcome from pip_case";

  private static Entry entry(CaseId id, ResultSet rs) throws SQLException {
    return new Entry(
        id,
        rs.getInt("number"),
        rs.getObject("written_at", OffsetDateTime.class).toInstant(),
        rs.getObject("happened_on", LocalDate.class),
        new Actor(rs.getString("actor"), rs.getString("actor_role"), rs.getString("on_behalf_of")),
        EntryKind.valueOf(rs.getString("kind")),
        rs.getString("topic"),
        rs.getString("content"),
        new Entry.Link(rs.getString("salt"), rs.getString("content_hash"), rs.getString("previous_hash"),
            rs.getString("hash")));
  }

  private static PipCase pipCase(ResultSet rs, int row) throws SQLException {
    String outcome = rs.getString("outcome");
    return new PipCase(
        new CaseId(rs.getString("id")),
        rs.getLong("employee_id"),
        rs.getLong("requester_id"),
        rs.getLong("manager_id"),
        rs.getObject("opened_on", LocalDate.class),
        Stage.valueOf(rs.getString("stage")),
        outcome == null ? null : CaseOutcome.valueOf(outcome));
  }

  private String write(Object content) {
    JsonNode tree = json.valueToTree(content);
    refuseNumbersThatCanonicalJsonChanges(tree, content.getClass());
    return CanonicalJson.of(tree);
  }

  /** Canonical JSON has the numbers of JavaScript, about 15 digits: a longer one would be put on record as another. */
  private static void refuseNumbersThatCanonicalJsonChanges(JsonNode node, Class<?> content) {
    if (node.isNumber() && BigDecimal.valueOf(node.doubleValue()).compareTo(node.decimalValue()) != 0) {
      throw new IllegalStateException("A number in %s has more digits than the record keeps".formatted(content));
    }
    node.forEach(child -> refuseNumbersThatCanonicalJsonChanges(child, content));
  }
}
