package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.verification.StrictJson.Malformed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Verifies the record where it is kept, with the checks and the sentences of {@link Verifier}. Believes nothing that
 * it reads: whoever owns the database can switch its triggers off and write what they like.
 */
@Component
public class RecordVerifier {

  private static final String ENTRY = """
      e.case_id, e.number, e.written_at, e.happened_on, e.actor, e.actor_role, e.on_behalf_of, e.kind, e.topic,
      e.content, e.salt, e.content_hash, e.previous_hash, e.hash
      """;

  private final JdbcClient jdbc;
  private final KeyRing.Known known = new KeyRing.Known();

  RecordVerifier(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Signed(Long number, Instant madeAt, String keyId, String reason, String content, String signature) {}

  private record SealedHead(String caseId, Integer number, String hash, Signed checkpoint) {}

  /** Verifies one case against the keys that the database has. */
  public Verdict verify(CaseId id) {
    return verify(id.value(), Trust.NONE);
  }

  /** Every case of which there is anything, also if it is only a checkpoint that has sealed it. */
  List<String> cases() {
    return jdbc.sql(
            """
            select id from pip_case
            union select case_id from case_entry
            union select case_id from checkpoint_head
            order by 1
            """)
        .query(String.class)
        .list();
  }

  Verdict verify(String caseId, Trust trust) {
    KeyRing keys = new KeyRing(trust, known);
    List<Problem> problems = new ArrayList<>(keys(keys));
    List<String> holding = new ArrayList<>();
    // before the entries: what is sealed by now will be found there, whoever appends in the meantime
    List<Sealing> sealings = sealings(caseId, keys, problems);
    ChainCheck chain = new ChainCheck(caseId, false, "row");
    End end = entries(caseId, chain);
    if (end == null) {
      problems.add(Problem.seal(1, 1, sealings.isEmpty() ? "There is no case %s.".formatted(Plain.text(caseId))
          : "The case %s is gone, although %s seals its entry %d.".formatted(Plain.text(caseId),
              sealings.get(sealings.size() - 1).label(), sealings.get(sealings.size() - 1).number())));
    }
    List<Problem> found = chain.check(sealings, end);
    problems.addAll(found);
    List<String> notes = new ArrayList<>(chain.notes());
    if (problems.isEmpty()) {
      int entries = chain.hashes().size();
      holding.add(chain.whole());
      int sealed = sealings.isEmpty() ? 0 : sealings.get(sealings.size() - 1).number();
      if (sealed > 0) {
        holding.add("%s, the last of %d, seals entry %d.".formatted(capital(sealings.get(sealings.size() - 1).label()),
            sealings.size(), sealed));
      }
      if (sealed < entries) {
        notes.add((sealed + 1 == entries
            ? "Entry %2$d is sealed by no checkpoint yet: whoever owns the database could have written it anew."
            : "Entries %d to %d are sealed by no checkpoint yet: whoever owns the database could have written them "
                + "anew.")
            .formatted(sealed + 1, entries));
      }
    }
    return new Verdict(Plain.text(caseId), holding, problems, notes);
  }

  /** Verifies what is not of one case: the keys, and all checkpoints with their order and signatures. */
  public Verdict verifyCheckpoints(Trust trust) {
    KeyRing keys = new KeyRing(trust, known);
    List<Problem> problems = new ArrayList<>(keys(keys));
    Map<Long, Set<String>> heads = new HashMap<>();
    jdbc.sql("select checkpoint, hash from checkpoint_head")
        .query(rs -> {
          heads.computeIfAbsent(rs.getLong("checkpoint"), number -> new HashSet<>()).add(rs.getString("hash"));
        });
    Chained chained = new Chained(keys, heads, problems);
    jdbc.sql("select number, made_at, key_id, reason, content, signature from checkpoint order by number")
        .query(rs -> {
          chained.next(signed(rs, "number"));
        });
    chained.end();
    List<String> holding = problems.isEmpty() && chained.last != null
        ? List.of("%d checkpoints, numbered from 1 without a gap, are signed; each has the hash of the one before it."
            .formatted(chained.expected - 1))
        : List.of();
    return new Verdict("Checkpoints", holding, problems, List.of(keys.condition()));
  }

  /** The checkpoints in their order. */
  private static final class Chained {

    private final KeyRing keys;
    private final Map<Long, Set<String>> heads;
    private final List<Problem> problems;
    private long expected = 1;
    private Checkpoint last;

    Chained(KeyRing keys, Map<Long, Set<String>> heads, List<Problem> problems) {
      this.keys = keys;
      this.heads = heads;
      this.problems = problems;
    }

    void next(Signed signed) {
      String where = "checkpoint " + signed.number();
      if (signed.number() != expected) {
        problems.add(Problem.signature(where, signed.number() - expected == 1 ? "Checkpoint %d is missing."
            : "Checkpoints %d to %d are missing.", expected, signed.number() - 1));
        last = null;
      }
      try {
        Checkpoint checkpoint = read(signed, keys);
        if (last != null && !checkpoint.previous().equals(last.hash())) {
          throw new Malformed("does not follow on checkpoint %d as it stands".formatted(last.number()));
        }
        Set<String> kept = heads.getOrDefault(signed.number(), Set.of());
        if (!kept.equals(checkpoint.heads())) {
          throw new Malformed(kept.containsAll(checkpoint.heads()) ? "has cases on its list that it did not seal"
              : "seals entries that are no longer on its list, or that were changed there");
        }
        last = checkpoint;
      } catch (Malformed e) {
        problems.add(Problem.signature(where, "Checkpoint %d %s.", signed.number(), e.getMessage()));
        last = null;
      }
      heads.remove(signed.number());
      expected = signed.number() + 1;
    }

    void end() {
      heads.keySet().stream().sorted().forEach(number -> problems.add(Problem.signature("checkpoint " + number,
          "Checkpoint %d is missing, and entries that it sealed are still on its list.", number)));
    }
  }

  /** A checkpoint whose signature counts and whose row says what its signed text says. */
  private static Checkpoint read(Signed signed, KeyRing keys) throws Malformed {
    if (signed.content() == null) {
      throw new Malformed("has no content");
    }
    Checkpoint checkpoint = Checkpoint.of(signed.content());
    String fault = keys.fault("", checkpoint.keyId(), signed.content().getBytes(StandardCharsets.UTF_8),
        signed.signature());
    if (fault != null) {
      throw new Malformed(fault.strip().replaceFirst("\\.$", ""));
    }
    if (signed.number() != checkpoint.number() || !checkpoint.keyId().equals(signed.keyId())
        || !checkpoint.reason().equals(signed.reason()) || !checkpoint.madeAt().equals(signed.madeAt())) {
      throw new Malformed("has a number, time, key or reason beside its signed text that is not the one in it");
    }
    return checkpoint;
  }

  private List<Problem> keys(KeyRing keys) {
    List<Problem> problems = new ArrayList<>();
    List<String[]> endorsements = new ArrayList<>();
    jdbc.sql("select key_id, public_key, endorsement, endorsement_signature from signing_key order by since")
        .query(rs -> {
          String id = rs.getString("key_id");
          byte[] der = KeyRing.der64(rs.getString("public_key"));
          if (der == null || !KeyRing.id(der).equals(id)) {
            problems.add(Problem.signature("key " + id, "The key %s is another one than its id says.", Plain.text(id)));
          } else {
            keys.add(der);
          }
          if (rs.getString("endorsement") != null) {
            endorsements.add(new String[] {id, rs.getString("endorsement"), rs.getString("endorsement_signature")});
          }
        });
    for (String[] endorsement : endorsements) {
      try {
        keys.endorse(endorsement[1], endorsement[2]);
      } catch (Malformed e) {
        problems.add(Problem.signature("key " + endorsement[0], "The endorsement of key %s %s.",
            Plain.text(endorsement[0]), e.getMessage()));
      }
    }
    return problems;
  }

  private List<Sealing> sealings(String caseId, KeyRing keys, List<Problem> problems) {
    List<Sealing> sealings = new ArrayList<>();
    List<SealedHead> heads = jdbc.sql(
            """
            select h.number, h.hash, h.checkpoint, c.made_at, c.key_id, c.reason, c.content, c.signature
              from checkpoint_head h left join checkpoint c on c.number = h.checkpoint
             where h.case_id = ? order by h.checkpoint, h.number
            """)
        .param(caseId)
        .query((rs, row) -> new SealedHead(caseId, rs.getInt("number"), rs.getString("hash"), signed(rs, "checkpoint")))
        .list();
    for (SealedHead head : heads) {
      try {
        Checkpoint checkpoint = read(head.checkpoint(), keys);
        if (!checkpoint.heads().contains(head.hash())) {
          throw new Malformed("has another hash of entry %d on its list than in its signed text"
              .formatted(head.number()));
        }
        sealings.add(new Sealing(checkpoint.label(), checkpoint.madeAt(), Set.of(head.hash()), head.number()));
      } catch (Malformed e) {
        problems.add(Problem.signature("checkpoint " + head.checkpoint().number(),
            "Checkpoint %d, which seals entry %d, %s.", head.checkpoint().number(), head.number(), e.getMessage()));
      }
    }
    return sealings;
  }

  /** Null where there is no such case. One statement, so that nobody appends between the case and its entries. */
  private End entries(String caseId, ChainCheck chain) {
    List<End> ends = new ArrayList<>();
    jdbc.sql("select c.entries, c.head, " + ENTRY + """
             from pip_case c left join case_entry e on e.case_id = c.id
            where c.id = ? order by e.number
            """)
        .param(caseId)
        .query(rs -> {
          if (ends.isEmpty()) {
            ends.add(new End(rs.getInt("entries"), String.valueOf(rs.getString("head")), "the case itself", false));
          }
          if (rs.getString("case_id") != null) {
            chain.add(row(rs));
          }
        });
    if (ends.isEmpty()) {
      jdbc.sql("select " + ENTRY + " from case_entry e where e.case_id = ? order by e.number")
          .param(caseId)
          .query(rs -> {
            chain.add(row(rs));
          });
      return null;
    }
    return ends.get(0);
  }

  private static Row row(ResultSet rs) throws SQLException {
    OffsetDateTime writtenAt = rs.getObject("written_at", OffsetDateTime.class);
    LocalDate happenedOn = rs.getObject("happened_on", LocalDate.class);
    return new Row(rs.getString("case_id"), rs.getObject("number", Integer.class),
        writtenAt == null ? null : writtenAt.toInstant().toString(), happenedOn == null ? null : happenedOn.toString(),
        rs.getString("actor"), rs.getString("actor_role"), rs.getString("on_behalf_of"), rs.getString("kind"),
        rs.getString("topic"), rs.getString("content"), rs.getString("salt"), rs.getString("content_hash"),
        rs.getString("previous_hash"), rs.getString("hash"));
  }

  private static Signed signed(ResultSet rs, String number) throws SQLException {
    OffsetDateTime madeAt = rs.getObject("made_at", OffsetDateTime.class);
    return new Signed(rs.getLong(number), madeAt == null ? null : madeAt.toInstant(), rs.getString("key_id"),
        rs.getString("reason"), rs.getString("content"), rs.getString("signature"));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
