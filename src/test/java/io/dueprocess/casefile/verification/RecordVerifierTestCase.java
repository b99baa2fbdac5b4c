package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.ChainedEntries;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.RecordDatabase;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What somebody does to the record who owns the database and has switched its triggers off: two cases of 12 entries,
 * the first of which was sealed at its entries 4, 9 and 11.
 */
abstract class RecordVerifierTestCase {

  private static final Signer EMPLOYER = Signer.create();
  private static final Signer STRANGER = Signer.create();
  private static final Trust TRUST = Trust.NONE.andPem("employer.pem", EMPLOYER.pem());
  private static final String CASE = ExportFixture.CASE.value();
  private static final String OTHER = ExportFixture.OTHER_CASE.value();
  private static final int COUNT = 12;
  private static final int LAST_SEALED = 11;
  private static final List<Entry> ENTRIES = ExportFixture.entries(ExportFixture.CASE, COUNT);
  private static final List<Entry> FOREIGN = ExportFixture.entries(ExportFixture.OTHER_CASE, COUNT);

  private static RecordDatabase database;
  private static JdbcClient jdbc;

  /** Fills the database and switches its protection off. */
  static void prepare(RecordDatabase empty, String... unprotect) {
    database = empty;
    jdbc = database.jdbc();
    jdbc.sql("insert into employee (number, first_name, last_name, jurisdiction, working_days) values ('1', 'E', 'Z', 'US', '12345')")
        .update();
    insert(ENTRIES);
    insert(FOREIGN);
    seal(EMPLOYER);
    for (String sql : unprotect) {
      jdbc.sql(sql).update();
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void insert(List<Entry> entries) {
    Entry last = entries.get(entries.size() - 1);
    jdbc.sql("""
            insert into pip_case (id, employee_id, requester_id, manager_id, opened_on, stage, entries, head)
            select ?, id, id, id, date '2026-03-02', 'REQUEST', ?, ? from employee
            """)
        .params(last.caseId().value(), last.number(), last.link().hash()).update();
    entries.forEach(RecordVerifierTestCase::insert);
  }

  private static void insert(Entry entry) {
    jdbc.sql("""
            insert into case_entry (case_id, number, written_at, happened_on, actor, actor_role, on_behalf_of, kind,
              topic, content, salt, content_hash, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(entry.caseId().value(), entry.number(), utc(entry.at()), entry.happenedOn(), entry.actor()
            .userId(),
            entry.actor().role(), entry.actor().onBehalfOf(), entry.kind().name(), entry.topic(), entry.content(),
            entry.link().salt(), entry.link().contentHash(), entry.link().previous(), entry.link().hash()))
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static void seal(Signer signer) {
    jdbc.sql("insert into signing_key (key_id, public_key, since) values (?, ?, ?)")
        .params(signer.keyId(), Base64.getEncoder().encodeToString(signer.der()), utc(ExportFixture.BEGIN)).update();
    String previous = Chain.START;
    previous = checkpoint(signer, 1, previous, ENTRIES.get(3), FOREIGN.get(COUNT - 1));
    previous = checkpoint(signer, 2, previous, ENTRIES.get(8));
    checkpoint(signer, 3, previous, ENTRIES.get(LAST_SEALED - 1));
  }

  private static String checkpoint(Signer signer, int number, String previous, Entry... heads) {
    Instant madeAt = heads[0].at().plusSeconds(60);
    String[] hashes = Arrays.stream(heads).map(head -> head.link().hash()).toArray(String[]::new);
    String content = CanonicalJson.write(
        ExportFixture.checkpoint(signer, number, madeAt, "DAILY", previous, hashes));
    jdbc.sql("insert into checkpoint (number, made_at, key_id, reason, content, signature) values (?, ?, ?, ?, ?, ?)")
        .params(number, utc(madeAt), signer.keyId(), "DAILY", content, signer.sign(ExportFixture.bytes(content)))
            .update();
    for (Entry head : heads) {
      jdbc.sql("insert into checkpoint_head (checkpoint, case_id, number, hash) values (?, ?, ?, ?)")
          .params(number, head.caseId().value(), head.number(), head.link().hash()).update();
    }
    return Chain.sha256(content);
  }

  // ---- attack, look, and undo

  private static Verdict after(Runnable attack) {
    return look(attack, verifier -> verifier.verify(CASE, TRUST));
  }

  private static Verdict checkpointsAfter(Runnable attack) {
    return look(attack, verifier -> verifier.verifyCheckpoints(TRUST));
  }

  private static Verdict look(Runnable attack, Function<RecordVerifier, Verdict> look) {
    return database.transaction().execute(status -> {
      attack.run();
      Verdict verdict = look.apply(new RecordVerifier(jdbc));
      status.setRollbackOnly();
      return verdict;
    });
  }

  private static Runnable sql(String... statements) {
    return () -> {
      for (String statement : statements) {
        assertThat(jdbc.sql(statement).update()).as(statement).isPositive();
      }
    };
  }

  private static String entry(int number) {
    return " where case_id = '%s' and number = %d".formatted(CASE, number);
  }

  private static void assertFirst(Verdict verdict, int from, int to, String sentence) {
    assertThat(verdict.first()).as(verdict.toString()).get().satisfies(first -> {
      assertThat(first.sentence()).contains(sentence);
      assertThat(List.of(first.from(), first.to())).containsExactly(from, to);
    });
  }

  // ---- untouched

  @Test
  void theRecordAsItWasWrittenHolds() {
    assertThat(after(() -> { }).lines()).containsExactly(
        CASE + ": holds.",
        "  ok    12 entries, numbered from 1 without a gap, in the order of their writing; none was changed since.",
        "  ok    Checkpoint 3 of 2026-03-10T16:01:00.250Z, the last of 3, seals entry 11.",
        "  note  Entry 12 is sealed by no checkpoint yet: whoever owns the database could have written it anew.");
    assertThat(look(() -> { }, verifier -> verifier.verify(OTHER, TRUST)).holds()).isTrue();
    assertThat(checkpointsAfter(() -> { }).lines()).containsExactly(
        "Checkpoints: holds.",
        "  ok    3 checkpoints, numbered from 1 without a gap, are signed; each has the hash of the one before it.",
        "  note  Signed with a key that you trust (%s).".formatted(EMPLOYER.keyId()));
    assertThat(new RecordVerifier(jdbc).cases()).containsExactly(CASE, OTHER);
  }

  // ---- one entry

  @Test
  void everyColumnOfEveryEntryIsGuarded() {
    List<String> changes = List.of(
        "content = '{\"approved\":false}'", "content = replace(content, ':', ': ')",
            "salt = '00000000000000000000000000000000'",
        "content_hash = '" + Chain.sha256("x") + "'", "previous_hash = '" + Chain.sha256("x") + "'", "hash = '"
            + Chain.sha256("x") + "'",
        "kind = 'PLAN'", "kind = 'NONSENSE'", "topic = 'other'", "actor = 'lena'", "actor_role = 'hrLead'",
            "on_behalf_of = 'x'",
        "happened_on = date '2026-01-02'", "written_at = written_at + interval '1' second", "number = 99",
        "case_id = '" + OTHER + "', number = 99", "content = null", "salt = null", "content = null, salt = null");
    for (String change : changes) {
      for (int number = 1; number <= COUNT; number++) {
        Verdict verdict = after(sql("update case_entry set " + change + entry(number)));
        assertThat(verdict.first()).as("%s of entry %d: %s", change, number, verdict).get()
            .satisfies(first -> assertThat(first.from()).isLessThanOrEqualTo(first.to()))
            .extracting(Problem::from).isEqualTo(number);
      }
    }
  }

  @Test
  void whatWasChangedIsSaid() {
    assertFirst(after(sql("update case_entry set content = replace(content, 'day 6', 'day 9')" + entry(6))), 6, 6,
        "Entry 6 (DECISION, written 2026-03-06T12:00:00.250Z): its content, or the salt beside it, was changed after it was written.");
    assertFirst(after(sql("update case_entry set kind = 'CHECK_IN'" + entry(6))), 6, 6,
        "its kind was changed from DECISION to CHECK_IN after it was written.");
    assertFirst(after(sql("update case_entry set actor = 'lena'" + entry(6))), 6, 6,
        "its header (who, on whose behalf, when, kind, topic or hashes) was changed after it was written.");
    assertFirst(after(sql("update case_entry set content = null, salt = null" + entry(6))), 6, 6,
        "its content was taken out, and no entry of kind ERASURE says so.");
    assertFirst(after(sql("update case_entry set salt = null" + entry(6))), 6, 6,
        "its salt was taken out and its content left; an erasure takes both.");
  }

  @Test
  void anEntryWhoseHashesWereMadeAnewIsFoundByTheNextOne() {
    for (int at = 1; at <= LAST_SEALED; at++) {
      int number = at;
      Verdict verdict = after(() -> rewrite(forged(number)));
      assertThat(verdict.first()).as("Entry %d: %s", number, verdict).get().satisfies(first -> {
        assertThat(first.from()).isLessThanOrEqualTo(number);
        assertThat(first.to()).isEqualTo(number);
      });
    }
  }

  @Test
  void whatNoCheckpointHasSealedYetIsSaidToBeUnproven() {
    Verdict verdict = after(() -> rewrite(forged(COUNT)));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.notes())
        .containsExactly("Entry 12 is sealed by no checkpoint yet: whoever owns the database could have written it anew.");
  }

  // ---- several entries

  @Test
  void aDeletedEntryIsMissing() {
    for (int number = 1; number <= COUNT; number++) {
      assertThat(after(sql("delete from case_entry" + entry(number))).first()).get().extracting(Problem::from)
          .isEqualTo(number);
    }
    assertFirst(after(sql("delete from case_entry where case_id = '" + CASE + "' and number between 5 and 7")), 5, 7,
        "Entries 5 to 7 are missing: Entry 8 (DECISION, written 2026-03-08T04:00:00.250Z) follows on the last of them.");
  }

  @Test
  void aDeletedEntryIsMissingAlsoWhereTheOthersAreNumberedAnew() {
    assertFirst(after(() -> {
      sql("delete from case_entry" + entry(5)).run();
      IntStream.rangeClosed(6, COUNT).forEach(number -> sql("update case_entry set number = %d".formatted(number - 1)
          + entry(number)).run());
      sql("update pip_case set entries = 11 where id = '" + CASE + "'").run();
    }), 5, 5, "this entry was written as entry 6, and re-numbered.");
  }

  @Test
  void swappedEntriesAreFound() {
    assertFirst(after(sql("update case_entry set number = 100" + entry(3), "update case_entry set number = 3"
        + entry(7),
        "update case_entry set number = 7" + entry(100))), 3, 3, "this entry was written as entry 7, and re-numbered.");
  }

  @Test
  void entriesCutOffTheEndAreMissing() {
    String cut = "delete from case_entry where case_id = '" + CASE + "' and number > 7";
    String shortened = "update pip_case set entries = 7, head = '%s' where id = '%s'".formatted(ENTRIES.get(6).link()
        .hash(), CASE);

    assertFirst(after(sql(cut)), 8, 12,
        "Entries 8 to 12 are missing at the end: the case itself says that there are 12.");
    assertFirst(after(sql(cut, shortened)), 8, 11,
        "Entries 8 to 11 are missing at the end: checkpoint 3 of 2026-03-10T16:01:00.250Z seals entry 11.");
  }

  @Test
  void aWholeChainWrittenAnewIsFoundByTheCheckpoints() {
    for (int at = 1; at <= LAST_SEALED; at++) {
      int number = at;
      Verdict verdict = after(() -> rewrite(chained(number)));
      assertThat(verdict.first()).as("From entry %d: %s", number, verdict).get().satisfies(first -> {
        assertThat(first.from()).isLessThanOrEqualTo(number);
        assertThat(first.to()).isGreaterThanOrEqualTo(number);
      });
    }
    assertFirst(after(() -> rewrite(chained(6))), 5, 9,
        "One of the entries 5 to 9 was written anew or taken out, and all that "
        + "follow with it: checkpoint 2 of 2026-03-09T00:01:00.250Z seals an entry that is none of these.");
  }

  @Test
  void anEntryPutInAtTheEndIsMoreThanTheCaseHas() {
    assertFirst(after(() -> insert(ExportFixture.entries(ExportFixture.CASE, 13).get(12))), 13, 13,
        "it does not follow on entry 12, which is the last one there should be.");
    assertFirst(after(() -> insert(ChainedEntries.next(ExportFixture.CASE, ENTRIES.get(11),
        ExportFixture.BEGIN.plusSeconds(9_000_000), null,
        ENTRIES.get(0).actor(), ENTRIES.get(0).kind(), null, "{}"))), 13, 13,
            "Entry 13 is more than there were: the case itself says that there are 12.");
  }

  @Test
  void aWholeCaseThatIsGoneIsMissedByTheCheckpoints() {
    Runnable gone = sql("delete from case_entry where case_id = '" + CASE + "'", "delete from pip_case where id = '"
        + CASE + "'");

    assertFirst(after(gone), 1, 1,
        "The case PIP-2026-0011 is gone, although checkpoint 3 of 2026-03-10T16:01:00.250Z seals its entry 11.");
    assertThat(look(gone, verifier -> new Verdict(String.join(" ", verifier.cases()), List.of(), List.of(), List.of()))
        .subject())
        .contains(CASE);
  }

  @Test
  void anErasureThatIsAnnouncedHolds() {
    Entry erasure = ChainedEntries.next(ExportFixture.CASE, ENTRIES.get(11), ENTRIES.get(11).at().plusSeconds(60), null,
        Actor.SYSTEM, EntryKind.ERASURE, null,
            "{\"entries\":[5,6],\"reason\":\"Retention\"}");
    Verdict verdict = after(() -> {
      insert(erasure);
      sql("update pip_case set entries = 13, head = '%s' where id = '%s'".formatted(erasure.link().hash(), CASE),
          "update case_entry set content = null, salt = null" + entry(5),
              "update case_entry set content = null, salt = null" + entry(6)).run();
    });

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notes())
        .contains("Erased, as an entry of kind ERASURE says: the contents of 2 entries. The hashes still hold.");
  }

  // ---- checkpoints and keys

  @Test
  void checkpointsAreGuardedToo() {
    Map<String, String> attacks = new TreeMap<>(Map.of(
        "update checkpoint set content = replace(content, 'DAILY', 'EXPORT') where number = 2",
            "Checkpoint 2 was changed after it was signed",
        "update checkpoint set made_at = made_at + interval '1' day where number = 2",
            "Checkpoint 2 has a number, time, key or reason beside its signed text",
        "update checkpoint set signature = 'x' where number = 2", "Checkpoint 2 was changed after it was signed",
        "delete from checkpoint_head where checkpoint = 2", "Checkpoint 2 seals entries that are no longer on its list",
        "update checkpoint_head set hash = 'x' where checkpoint = 2",
            "Checkpoint 2 seals entries that are no longer on its list",
        "update signing_key set public_key = '" + Base64.getEncoder().encodeToString(STRANGER.der()) + "'",
        "The key " + EMPLOYER.keyId() + " is another one than its id says."));
    attacks.forEach((attack, sentence) ->
        assertThat(checkpointsAfter(sql(attack)).first()).get().extracting(Problem::sentence).asString().as(attack)
            .startsWith(sentence));
    assertThat(checkpointsAfter(sql("delete from checkpoint_head where checkpoint = 2",
        "delete from checkpoint where number = 2")).first())
        .get().extracting(Problem::sentence).isEqualTo("Checkpoint 2 is missing.");
    assertThat(after(sql("update checkpoint_head set hash = '" + Chain.sha256("x") + "' where checkpoint = 2")).first())
        .get()
        .extracting(Problem::sentence)
            .isEqualTo("Checkpoint 2, which seals entry 9, has another hash of entry 9 on its list than in its signed text.");
  }

  @Test
  void everythingSealedAnewWithAnotherKeyIsFoundByWhoTrustsTheFirst() {
    Verdict verdict = checkpointsAfter(() -> {
      sql("delete from checkpoint_head", "delete from checkpoint", "delete from signing_key").run();
      seal(STRANGER);
    });
    assertThat(verdict.first()).get().extracting(Problem::sentence).asString()
        .contains("key " + STRANGER.keyId() + ", which is not the one that you trust (" + EMPLOYER.keyId() + ")");
  }

  // ---- what an attacker writes

  private static List<Entry> forged(int number) {
    return chained(number).subList(0, 1);
  }

  private static List<Entry> chained(int from) {
    return ExportFixture.withContent(ENTRIES, from, "{\"forged\":true}").subList(from - 1, COUNT);
  }

  /** Puts entries in place of those with the same number, and corrects what the case says of its end. */
  private static void rewrite(List<Entry> entries) {
    for (Entry entry : entries) {
      sql("delete from case_entry" + entry(entry.number())).run();
      insert(entry);
    }
    Entry last = entries.get(entries.size() - 1);
    if (last.number() == COUNT) {
      sql("update pip_case set head = '%s' where id = '%s'".formatted(last.link().hash(), CASE)).run();
    }
  }

}
