package io.dueprocess.casefile.seal;

import static io.dueprocess.AtOnce.atOnce;
import static io.dueprocess.casefile.seal.SealedRecord.heads;
import static io.dueprocess.casefile.seal.SealedRecord.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.WithLog;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Chain;
import io.dueprocess.engine.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;

/** The seal on a real database: what is signed, when, and what shows because of it. */
@ExtendWith({WithLog.class, OutputCaptureExtension.class})
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SealTestCase {

  private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00.123Z");

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock(Clock.fixed(MORNING, ZoneOffset.UTC), Duration.ZERO);
  private final List<SealedRecord> nodes = new ArrayList<>();
  private String url;
  private SealedRecord record;

  /** An empty database of this test's own. */
  abstract String newDatabase();

  abstract String user();

  /** Takes away what keeps anybody from changing entries, as somebody with the rights of the database's owner can. */
  abstract void liftProtection(SealedRecord record);

  @BeforeEach
  void start() {
    url = newDatabase();
    record = node(keyFile("first"));
  }

  @AfterEach
  void stop() {
    nodes.forEach(SealedRecord::close);
  }

  /** A node of the product on this test's database. */
  private SealedRecord node(String... settings) {
    SealedRecord node = SealedRecord.start(url, user(), clock, settings);
    nodes.add(node);
    return node;
  }

  /** Sets a key file, which is made when it is first asked for. */
  private String keyFile(String name) {
    return "--due-process.seal.key-file=" + path(name);
  }

  private Path path(String name) {
    Path file = folder.resolve(name + ".pem");
    if (!file.toFile().exists()) {
      KeyFiles.writePem(file, SealingKey.generate());
    }
    return file;
  }

  private void hoursPass(long hours) {
    clock.moveTo(clock.instant().plus(Duration.ofHours(hours)));
  }

  // ---- what a checkpoint says

  @Test
  void aCheckpointSaysExactlyWhatTheNewestEntriesWereAndIsSigned() {
    CaseId one = record.openCase(3);
    CaseId other = record.openCase(1);

    SignedCheckpoint checkpoint = record.seal.checkpoint(Reason.DAILY).orElseThrow();

    String heads = Stream.of(record.head(one), record.head(other)).sorted()
        .reduce((a, b) -> a + "\",\"" + b).orElseThrow();
    assertThat(checkpoint.content()).isEqualTo(
        "{\"format\":1,\"heads\":[\"" + heads + "\"],\"keyId\":\"" + record.seal.keyId()
            + "\",\"madeAt\":\"2026-03-02T09:00:00.123Z\",\"number\":1,\"previous\":\"" + "0".repeat(64)
            + "\",\"reason\":\"DAILY\"}");
    assertThat(record.verifies(checkpoint)).isTrue();
    assertThat(record.seal.checkpointsOf(one)).containsExactly(checkpoint);
    assertThat(record.seal.checkpointsOf(other)).containsExactly(checkpoint);
    assertThat(checkpoint.line()).isEqualTo("{\"content\":\"" + checkpoint.content().replace("\"", "\\\"")
        + "\",\"signature\":\"" + checkpoint.signature() + "\"}");
  }

  @Test
  void theNextCheckpointHoldsTheOneBeforeAndWhatChangedSinceThen() {
    CaseId changed = record.openCase(1);
    CaseId unchanged = record.openCase(1);
    SignedCheckpoint first = record.seal.checkpoint(Reason.DAILY).orElseThrow();
    record.append(changed);
    String newest = record.append(changed);

    SignedCheckpoint second = record.seal.checkpoint(Reason.DAILY).orElseThrow();

    assertThat(json(second).get("number").asLong()).isEqualTo(2);
    assertThat(json(second).get("previous").asText()).isEqualTo(Chain.sha256(first.content()));
    assertThat(heads(second)).containsExactly(newest);
    assertThat(record.seal.checkpointsOf(changed)).containsExactly(first, second);
    assertThat(record.seal.checkpointsOf(unchanged)).containsExactly(first);
  }

  @Test
  void nothingIsSealedWhereNothingChanged() {
    assertThat(record.seal.checkpoint(Reason.DAILY)).isEmpty();
    record.openCase(1);
    record.seal.checkpoint(Reason.DAILY);
    assertThat(record.seal.checkpoint(Reason.DAILY)).isEmpty();
    assertThat(record.checkpoints()).hasSize(1);
  }

  @Test
  void aCheckpointOfOneCaseTellsNothingOfOthers() {
    CaseId exported = record.openCase(2);
    CaseId other = record.openCase(2);

    SignedCheckpoint checkpoint = record.seal.checkpoint(exported, Reason.EXPORT);

    assertThat(heads(checkpoint)).containsExactly(record.head(exported));
    assertThat(json(checkpoint).get("reason").asText()).isEqualTo("EXPORT");
    assertThat(record.seal.checkpointsOf(other)).isEmpty();
    assertThat(heads(record.seal.checkpoint(Reason.DAILY).orElseThrow())).containsExactly(record.head(other));
  }

  @Test
  void aCaseThatIsSealedAlreadyIsNotSealedAgain() {
    CaseId id = record.openCase(2);
    SignedCheckpoint first = record.seal.checkpoint(id, Reason.EXPORT);

    assertThat(record.seal.checkpoint(id, Reason.EXPORT)).isEqualTo(first);
    assertThat(record.checkpoints()).containsExactly(first);
  }

  @Test
  void aCaseThatIsNotThereCannotBeSealed() {
    assertThatThrownBy(() -> record.seal.checkpoint(new CaseId("PIP-2026-9999"), Reason.EXPORT))
        .hasMessageContaining("PIP-2026-9999");
    assertThat(record.checkpoints()).isEmpty();
  }

  // ---- when

  @Test
  void aCaseThatEndsIsSealedWithAllThatItsLastTransactionWrote() {
    CaseId id = record.openCase(2);
    record.transaction.executeWithoutResult(status -> {
      record.caseFiles.close(id, CaseOutcome.SUCCESSFUL_EXIT);
      record.append(id);
    });

    assertThat(record.seal.checkpointsOf(id)).singleElement().satisfies(checkpoint -> {
      assertThat(json(checkpoint).get("reason").asText()).isEqualTo("CASE_ENDED");
      assertThat(heads(checkpoint)).containsExactly(record.head(id));
    });
    assertThat(record.caseFiles.read(id).entries()).last()
        .satisfies(entry -> assertThat(entry.link().hash()).isEqualTo(record.head(id)));
  }

  @Test
  void anEndThatIsRolledBackLeavesNoCheckpointAndNoGap() {
    CaseId id = record.openCase(2);
    assertThatThrownBy(() -> record.transaction.executeWithoutResult(status -> {
      record.caseFiles.close(id, CaseOutcome.SUCCESSFUL_EXIT);
      record.seal.checkpoint(id, Reason.EXPORT);
      throw new IllegalStateException("the step after it failed");
    })).hasMessage("the step after it failed");
    assertThat(record.checkpoints()).isEmpty();

    record.close(id);
    assertThat(json(record.seal.checkpointsOf(id).get(0)).get("number").asLong()).isEqualTo(1);
  }

  @Test
  void onceADayAllThatChangedIsSealedAndNotMoreOften() {
    record.openCase(1);
    assertThat(record.seal.dueAt()).hasValue(clock.instant());
    assertThat(record.seal.sealIfDue()).isPresent();
    assertThat(record.seal.dueAt()).as("while nothing has changed").isEmpty();

    CaseId id = record.openCase(1);
    assertThat(record.seal.dueAt()).hasValue(clock.instant().plus(Duration.ofDays(1)));
    hoursPass(23);
    assertThat(record.seal.sealIfDue()).isEmpty();
    hoursPass(1);
    assertThat(record.seal.sealIfDue()).hasValueSatisfying(checkpoint -> {
      assertThat(heads(checkpoint)).containsExactly(record.head(id));
      assertThat(json(checkpoint).get("reason").asText()).isEqualTo("DAILY");
      assertThat(json(checkpoint).get("madeAt").asText()).isEqualTo("2026-03-03T09:00:00.123Z");
    });
  }

  @Test
  void casesThatEndEveryHourDoNotKeepTheOthersFromBeingSealed() {
    record.openCase(1);
    record.seal.sealIfDue();
    CaseId waits = record.openCase(1);
    for (int hour = 1; hour <= 24; hour++) {
      hoursPass(1);
      record.close(record.openCase(1));
      record.seal.doIfDue();
    }
    assertThat(record.seal.checkpointsOf(waits)).singleElement()
        .satisfies(checkpoint -> assertThat(json(checkpoint).get("reason").asText()).isEqualTo("DAILY"));
  }

  @Test
  void ofTwoNodesOneSealsTheDay() throws Exception {
    SealedRecord other = node(keyFile("first"));
    for (int day = 1; day <= 20; day++) {
      record.openCase(1);
      hoursPass(24);
      List<Boolean> sealed = atOnce(() -> record.seal.sealIfDue().isPresent(),
          () -> other.seal.sealIfDue().isPresent());
      assertThat(sealed).containsExactlyInAnyOrder(true, false);
    }
    assertThat(record.checkpoints()).hasSize(20);
  }

  // ---- many at once

  @Test
  void thirtyTwoWhoAppendEndAndSealAtOnceMakeNoGapAndNoFork() throws Exception {
    SealedRecord other = node(keyFile("first"));
    List<CaseId> cases = IntStream.range(0, 32).mapToObj(i -> record.openCase(1)).toList();
    List<Callable<Void>> writers = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      CaseId id = cases.get(i);
      SealedRecord node = i % 2 == 0 ? record : other;
      writers.add(() -> {
        for (int entry = 0; entry < 5; entry++) {
          node.append(id);
          node.seal.checkpoint(Reason.DAILY);
        }
        node.close(id);
        return null;
      });
    }
    atOnce(writers);

    List<SignedCheckpoint> checkpoints = record.checkpoints();
    assertThat(checkpoints).hasSizeGreaterThanOrEqualTo(32).allMatch(record::verifies);
    assertThat(checkpoints).extracting(c -> json(c).get("number").asLong())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, checkpoints.size()).boxed().toList());
    String previous = Chain.START;
    for (SignedCheckpoint checkpoint : checkpoints) {
      assertThat(json(checkpoint).get("previous").asText()).isEqualTo(previous);
      previous = Chain.sha256(checkpoint.content());
    }
    for (CaseId id : cases) {
      assertThat(heads(last(record.seal.checkpointsOf(id)))).contains(record.head(id));
    }
    // each head is an entry, and is kept as it was signed
    List<String> signed = checkpoints.stream().flatMap(c -> heads(c).stream()).toList();
    assertThat(signed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(record.jdbc.sql(
        "select h.hash from checkpoint_head h join case_entry e on e.case_id = h.case_id and e.number = h.number "
            + "and e.hash = h.hash").query(String.class).list());
  }

  @Test
  void whoeverAppendsToACaseKeepsNobodyFromSealingAllCases() throws Exception {
    CaseId id = record.openCase(1);
    String committed = record.head(id);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      record.transaction.executeWithoutResult(status -> {
        record.append(id);
        // in a transaction of its own, while this one holds the case
        Future<SignedCheckpoint> sealed = threads.submit(() -> record.seal.checkpoint(Reason.DAILY).orElseThrow());
        try {
          assertThat(heads(sealed.get(30, TimeUnit.SECONDS))).containsExactly(committed);
        } catch (Exception e) {
          throw new IllegalStateException("Sealing waits for a case that is being written", e);
        }
      });
    } finally {
      threads.shutdownNow();
    }
    assertThat(heads(record.seal.checkpoint(Reason.DAILY).orElseThrow())).containsExactly(record.head(id));
  }

  // ---- what it is for

  @Test
  void entriesThatWereCutOffAreMissedBecauseTheirNumberAndHashWereSealed(CapturedOutput output) {
    CaseId cut = record.openCase(5);
    CaseId whole = record.openCase(5);
    record.seal.sealIfDue();
    String sealed = record.head(cut);
    liftProtection(record);
    record.jdbc.sql("delete from case_entry where case_id = ? and number > 3").param(cut.value()).update();
    record.jdbc.sql(
            """
            update pip_case set entries = 3, head = (select hash from case_entry where case_id = ? and number = 3)
             where id = ?
            """)
        .params(cut.value(), cut.value())
        .update();

    assertThat(record.jdbc.sql(
            """
            select h.case_id || ' ' || h.number || ' ' || h.hash from checkpoint_head h
             where h.number > (select max(e.number) from case_entry e where e.case_id = h.case_id)
            """).query(String.class).list()).containsExactly(cut + " 5 " + sealed);

    // others put in their place are no remedy: the sealed number has another hash now
    record.append(cut);
    record.append(cut);
    record.append(whole);
    hoursPass(24);
    SignedCheckpoint next = record.seal.sealIfDue().orElseThrow();
    assertThat(output).contains("Entry 5 of " + cut + " is gone or changed, though checkpoint 1 sealed it");
    assertThat(output).doesNotContain("of " + whole + " is gone");
    assertThat(heads(next)).containsExactly(record.head(whole));
    assertThat(record.seal.checkpoint(cut, Reason.EXPORT)).isEqualTo(record.seal.checkpointsOf(cut).get(0));
  }

  @Test
  void theDatabaseRefusesToChangeOrRemoveWhatWasSealed() {
    record.openCase(1);
    record.seal.checkpoint(Reason.DAILY);
    List<SignedCheckpoint> before = record.checkpoints();

    for (String statement : List.of(
        "update checkpoint set reason = 'EXPORT'", "delete from checkpoint",
        "update checkpoint_head set number = number + 1", "delete from checkpoint_head",
        "update signing_key set since = since", "delete from signing_key")) {
      assertThatThrownBy(() -> record.jdbc.sql(statement).update()).as(statement)
          .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("are only appended");
    }
    assertThat(record.checkpoints()).isEqualTo(before);
    assertThat(record.seal.keys()).hasSize(1);
  }

  // ---- another key

  @Test
  void theFirstKeyIsKnownSinceItsStartAndNobodyVouchesForIt() {
    assertThat(record.seal.keys()).singleElement().satisfies(key -> {
      assertThat(key.keyId()).isEqualTo(record.seal.keyId())
          .isEqualTo(Chain.sha256(key.der()).substring(0, 16));
      assertThat(key.since()).isEqualTo(MORNING);
      assertThat(key.endorsement()).isNull();
      assertThat(key.endorsementLine()).isEmpty();
      assertThat(key.pem()).isEqualTo("-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.der())
          + "\n-----END PUBLIC KEY-----\n");
    });
    Signature signature = record.seal.sign(new byte[] {'a', 'b', 'c'});
    assertThat(signature.keyId()).isEqualTo(record.seal.keyId());
    assertThat(SealedRecord.verifies(record.key(signature.keyId()), "abc", signature.base64())).isTrue();
  }

  @Test
  void aNewKeyIsEndorsedByTheOneBeforeAndWhatThatOneSignedStillVerifies() {
    CaseId id = record.openCase(1);
    SignedCheckpoint before = record.seal.checkpoint(Reason.DAILY).orElseThrow();
    record.append(id);
    hoursPass(5);

    SealedRecord after = node(keyFile("second"), "--due-process.seal.previous-key-file=" + path("first"));

    assertThat(after.seal.keyId()).isNotEqualTo(record.seal.keyId());
    PublicKeyRecord second = after.key(after.seal.keyId());
    assertThat(second.endorsement()).isEqualTo(
        "{\"endorsedBy\":\"%s\",\"key\":\"%s\",\"publicKey\":\"%s\",\"since\":\"2026-03-02T14:00:00.123Z\"}".formatted(
            record.seal.keyId(), after.seal.keyId(), Base64.getEncoder().encodeToString(second.der())));
    assertThat(SealedRecord.verifies(after.key(record.seal.keyId()), second.endorsement(),
        second.endorsementSignature())).isTrue();
    assertThat(second.endorsementLine()).hasValue(CanonicalJson.write(Map.of(
        "content", second.endorsement(), "signature", second.endorsementSignature())));
    assertThat(after.seal.keys()).extracting(PublicKeyRecord::keyId)
        .containsExactly(record.seal.keyId(), after.seal.keyId());

    SignedCheckpoint changed = last(after.checkpoints());
    assertThat(json(changed).get("reason").asText()).isEqualTo("KEY_CHANGED");
    assertThat(json(changed).get("keyId").asText()).isEqualTo(after.seal.keyId());
    assertThat(json(changed).get("previous").asText()).isEqualTo(Chain.sha256(before.content()));
    assertThat(heads(changed)).containsExactly(after.head(id));
    assertThat(after.checkpoints()).hasSize(2).allMatch(after::verifies);
  }

  @Test
  void aNewKeyThatNoOneVouchesForIsTakenWithALoudWarning(CapturedOutput output) {
    SealedRecord after = node(keyFile("second"));

    assertThat(after.key(after.seal.keyId()).endorsement()).isNull();
    assertThat(after.reasons()).containsExactly("KEY_CHANGED");
    assertThat(heads(last(after.checkpoints()))).isEmpty();
    assertThat(output.getOut().lines().filter(line -> line.contains("WARN")))
        .singleElement().asString().contains(after.seal.keyId(), "no earlier key vouches for it", record.seal.keyId());
  }

  @Test
  void aPreviousKeyThatNeverSignedThisRecordIsRefused() {
    assertThatThrownBy(() -> node(keyFile("second"), "--due-process.seal.previous-key-file=" + path("foreign")))
        .hasRootCauseInstanceOf(KeyProblem.class)
        .rootCause().hasMessageContaining("never signed this record");
    assertThat(record.seal.keys()).hasSize(1);
    assertThat(record.checkpoints()).isEmpty();
  }

  @Test
  void startingAgainWithTheSameKeyRegistersNothing(CapturedOutput output) {
    SealedRecord again = node(keyFile("first"));

    assertThat(again.seal.keyId()).isEqualTo(record.seal.keyId());
    assertThat(again.seal.keys()).hasSize(1);
    assertThat(again.checkpoints()).isEmpty();
    assertThat(output).doesNotContain("WARN");
  }

  @Test
  void aNodeThatStillHasTheKeyOfBeforeSaysSo(CapturedOutput output) {
    hoursPass(1);
    node(keyFile("second"), "--due-process.seal.previous-key-file=" + path("first"));
    assertThat(output).doesNotContain("WARN");

    SealedRecord left = node(keyFile("first"));

    assertThat(output).contains("though key " + left.seal.keys().get(1).keyId() + " has replaced it");
    assertThat(left.reasons()).containsExactly("KEY_CHANGED");
  }

  @Test
  void nodesThatStartTogetherWithANewKeyChangeItOnce(CapturedOutput output) throws Exception {
    path("second");
    Callable<SealedRecord> start =
        () -> SealedRecord.start(url, user(), clock, keyFile("second"),
            "--due-process.seal.previous-key-file=" + path("first"));
    nodes.addAll(atOnce(start, start));

    assertThat(new TreeSet<>(record.reasons())).containsExactly("KEY_CHANGED");
    assertThat(record.checkpoints()).hasSize(1);
    assertThat(record.seal.keys()).extracting(PublicKeyRecord::keyId)
        .containsExactly(record.seal.keyId(), nodes.get(1).seal.keyId());
    assertThat(output).doesNotContain("has replaced it");
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
