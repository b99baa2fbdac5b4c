package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checkpoints and the keys in the database. Whoever writes takes the turn first, and has it until their end. */
@Repository
class Checkpoints {

  private static final int BATCH = 1000;
  private static final String CHANGED =
      """
      select c.id, c.entries, c.head from pip_case c
       where c.entries > 0
         and not exists (select 1 from checkpoint_head h where h.case_id = c.id and h.number = c.entries)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  Checkpoints(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The newest entry of a case. */
  record Head(String caseId, int number, String hash) {}

  /** A sealed entry that its case does not have any more. */
  record Contradiction(String caseId, int number, long checkpoint) {}

  /**
   * Waits until nobody else makes a checkpoint, on any node. Statements after it see what those before committed: that
   * is why the numbers have no gap and no fork.
   */
  void takeTurn() {
    jdbc.sql("select id from seal_turn where id = 1 for update").query(Integer.class).single();
  }

  /** Of every case that changed since it was last sealed. */
  List<Head> changed() {
    return jdbc.sql(CHANGED + " order by c.id").query(Checkpoints::head).list();
  }

  boolean anyChanged() {
    return jdbc.sql(CHANGED + " fetch first row only").query(Checkpoints::head).optional().isPresent();
  }

  /** Throws {@link IllegalStateException} where there is no such case, or nothing in it. */
  Head headOf(CaseId id) {
    return jdbc.sql("select id, entries, head from pip_case where id = ? and entries > 0")
        .param(id.value())
        .query(Checkpoints::head)
        .optional()
        .orElseThrow(() -> new IllegalStateException("No case %s with an entry that could be sealed".formatted(id)));
  }

  /** The checkpoint that sealed this entry of the case. */
  Optional<SignedCheckpoint> sealOf(Head head) {
    return jdbc.sql(
            """
            select c.content, c.signature from checkpoint_head h join checkpoint c on c.number = h.checkpoint
             where h.case_id = ? and h.number = ?
            """)
        .params(head.caseId(), head.number())
        .query(Checkpoints::signed)
        .optional();
  }

  /** Sealed entries that are gone or have another hash: somebody got past the database's own protection. */
  List<Contradiction> contradictions() {
    return jdbc.sql(
            """
            select h.case_id, h.number, h.checkpoint
              from checkpoint_head h
              left join case_entry e on e.case_id = h.case_id and e.number = h.number
             where e.hash is null or e.hash <> h.hash
             order by h.case_id, h.number
            """)
        .query((rs, row) -> new Contradiction(rs.getString("case_id"), rs.getInt("number"), rs.getLong("checkpoint")))
        .list();
  }

  /** When all cases that had changed were last sealed. */
  Optional<Instant> allSealedAt() {
    return jdbc.sql("select max(made_at) from checkpoint where reason in (?, ?)")
        .params(Reason.DAILY.name(), Reason.KEY_CHANGED.name())
        .query((rs, row) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant))
        .single();
  }

  /** Signs and keeps the next checkpoint. Only in one's turn. */
  SignedCheckpoint append(SealingKey key, Instant madeAt, Reason reason, List<Head> heads) {
    Last last = jdbc.sql("select number, content from checkpoint where number = (select max(number) from checkpoint)")
        .query((rs, row) -> new Last(rs.getLong("number"), Chain.sha256(rs.getString("content"))))
        .optional()
        .orElse(new Last(0, Chain.START));
    long number = last.number() + 1;
    String content = CanonicalJson.write(Map.of(
        "format", 1,
        "heads", heads.stream().map(Head::hash).sorted().toList(),
        "keyId", key.keyId(),
        "madeAt", madeAt.toString(),
        "number", number,
        "previous", last.hash(),
        "reason", reason.name()));
    String signature = key.sign(content.getBytes(StandardCharsets.UTF_8)).base64();
    jdbc.sql("insert into checkpoint (number, made_at, key_id, reason, content, signature) values (?, ?, ?, ?, ?, ?)")
        .params(number, utc(madeAt), key.keyId(), reason.name(), content, signature)
        .update();
    batches.batchUpdate("insert into checkpoint_head (checkpoint, case_id, number, hash) values (?, ?, ?, ?)", heads,
        BATCH, (statement, head) -> {
          statement.setLong(1, number);
          statement.setString(2, head.caseId());
          statement.setInt(3, head.number());
          statement.setString(4, head.hash());
        });
    return new SignedCheckpoint(content, signature);
  }

  private record Last(long number, String hash) {}

  List<SignedCheckpoint> of(CaseId id) {
    return jdbc.sql(
            """
            select c.content, c.signature from checkpoint c
             where c.number in (select h.checkpoint from checkpoint_head h where h.case_id = ?)
             order by c.number
            """)
        .param(id.value())
        .query(Checkpoints::signed)
        .list();
  }

  /** All keys, the newest last: each after the first one began with a checkpoint of its own. */
  List<PublicKeyRecord> keys() {
    return jdbc.sql(
            """
            select k.key_id, k.public_key, k.since, k.endorsement, k.endorsement_signature from signing_key k
             order by coalesce((select min(c.number) from checkpoint c where c.reason = ? and c.key_id = k.key_id), 0)
            """)
        .param(Reason.KEY_CHANGED.name())
        .query((rs, row) -> new PublicKeyRecord(
            rs.getString("key_id"),
            Base64.getDecoder().decode(rs.getString("public_key")),
            rs.getObject("since", OffsetDateTime.class).toInstant(),
            rs.getString("endorsement"),
            rs.getString("endorsement_signature")))
        .list();
  }

  void add(PublicKeyRecord key) {
    jdbc.sql(
            """
            insert into signing_key (key_id, public_key, since, endorsement, endorsement_signature)
            values (?, ?, ?, ?, ?)
            """)
        .params(key.keyId(), Base64.getEncoder().encodeToString(key.der()), utc(key.since()),
            key.endorsement(), key.endorsementSignature())
        .update();
  }

  private static OffsetDateTime utc(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Head head(ResultSet rs, int row) throws SQLException {
    return new Head(rs.getString("id"), rs.getInt("entries"), rs.getString("head"));
  }

  private static SignedCheckpoint signed(ResultSet rs, int row) throws SQLException {
    return new SignedCheckpoint(rs.getString("content"), rs.getString("signature"));
  }
}
