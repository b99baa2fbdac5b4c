package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.ChainedEntries;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VerifierTest {

  private static final Signer EMPLOYER = Signer.create();
  private static final Signer STRANGER = Signer.create();
  private static final List<Entry> ENTRIES = ExportFixture.entries(ExportFixture.CASE, 12);
  private static final Map<String, byte[]> FILES = ExportFixture.export(EMPLOYER, ENTRIES);
  private static final Trust TRUST = Trust.NONE.andPem("employer.pem", EMPLOYER.pem());

  private static Verdict verify(Trust trust, Map<String, byte[]> files) {
    return new Verifier(trust).verify(Export.of("case.zip", files)).verdict();
  }

  @Test
  void anExportAsItWasMadeHolds() {
    Verdict verdict = verify(TRUST, FILES);

    assertThat(verdict.lines()).containsExactly(
        "PIP-2026-0011 (case.zip): holds.",
        "  ok    12 entries, numbered from 1 without a gap, in the order of their writing; none was changed since.",
        "  ok    Exported 2026-07-01T10:00:00.123Z by hanna, in full; the manifest is signed.",
        "  ok    Its 3 checkpoints are signed; the last is number 9 of 2026-03-11T12:01:00.250Z.",
        "  ok    The last entry, 12, is sealed by checkpoint 9 of 2026-03-11T12:01:00.250Z.",
        "  ok    All 9 files are those that were exported; none is missing, changed or added.",
        "  note  Signed with a key that you trust (%s).".formatted(EMPLOYER.keyId()));
  }

  @Test
  void aRowIsHashedAsTheProductHashesAnEntry() throws StrictJson.Malformed {
    for (Entry entry : ENTRIES) {
      Row row = Row.of(Chain.line(entry));
      assertThat(row.computedHash()).isEqualTo(Chain.hash(entry)).isEqualTo(entry.link().hash());
      assertThat(row.headerHolds()).isTrue();
      assertThat(row.contentHolds()).isTrue();
      assertThat(row.oddity()).isNull();
    }
  }

  @Test
  void aRowIsSpelledAsTheProductSpellsIt() throws StrictJson.Malformed {
    StringBuilder odd = new StringBuilder("/\u007f\u00fc\u2028\ud83d\ude00");
    for (char c = 0; c < 128; c++) {
      odd.append(c);
    }
    Entry entry = ChainedEntries.next(ExportFixture.CASE, null, ExportFixture.BEGIN, null,
        new Actor(odd.toString(), "hr", odd.toString()),
        EntryKind.DECISION, odd.toString(), CanonicalJson.write(Map.of("odd", odd.toString())));

    assertThat(Row.of(Chain.line(entry)).computedHash()).isEqualTo(entry.link().hash());
  }

  @Test
  void everythingSignedAnewWithAnotherKeyDoesNotHoldForWhoTrustsTheFirst() {
    Map<String, byte[]> forged = ExportFixture.export(STRANGER, ExportFixture.entries(ExportFixture.CASE, 12));

    assertThat(verify(TRUST, forged).first()).get().extracting(Problem::sentence).asString()
        .contains("key " + STRANGER.keyId() + ", which is not the one that you trust (" + EMPLOYER.keyId() + ")");
    assertThat(verify(Trust.NONE, forged).notes())
        .containsExactly(("This is worth as much as the key %1$s: compare with "
        + "what the employer publishes (/api/seal/keys) or gave you earlier, and verify with --key-id %1$s.")
            .formatted(STRANGER.keyId()));
  }

  @Test
  void aChangedContentIsNamed() {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    List<String> lines = ExportFixture.split(ExportFixture.lines(ENTRIES));
    lines.set(7, lines.get(7).replace("as seen on day 8", "as seen on day 9"));
    files.put("entries.jsonl", ExportFixture.join(lines));

    assertThat(verify(TRUST, files).problems()).extracting(Problem::sentence).containsExactly(
        "Entry 8 (DECISION, written 2026-03-08T04:00:00.250Z): its content, or the salt beside it, was changed after it was written.",
        "The file entries.jsonl was changed after the export: it has not the hash that the manifest has.");
  }

  // ---- one thing changed at a time

  /** Changes files of the export and signs the list of files anew, with the key of the employer. */
  private static Map<String, byte[]> signedAnew(String scope, Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> files = changed(change);
    ExportFixture.sign(EMPLOYER, files, 12, ENTRIES.get(11).link().hash(), scope);
    return files;
  }

  private static Map<String, byte[]> changed(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    change.accept(files);
    return files;
  }

  private static void assertSays(Map<String, byte[]> files, String... sentences) {
    assertThat(verify(TRUST, files).problems()).extracting(Problem::sentence).containsExactly(sentences);
  }

  @Test
  void filesAreThoseOfTheManifest() {
    assertSays(changed(files -> files.put("case-file.pdf", ExportFixture.bytes("%PDF-1.8"))),
        "The file case-file.pdf was changed after the export: it has not the hash that the manifest has.");
    assertSays(changed(files -> files.remove("case-file.pdf")), "The file case-file.pdf is missing.");
    assertSays(changed(files -> files.put("notes.txt", new byte[] {1})),
        "The file notes.txt was put in: the manifest does not have it.");
    assertSays(changed(files -> files.remove("manifest.sig")),
        "The file manifest.sig is missing: nothing says what belongs to this export.");
    assertSays(changed(files -> files.remove("manifest.json")),
        "The file manifest.json is missing: nothing says what belongs to this export.");
    assertThat(verify(TRUST, changed(files -> files.remove("entries.jsonl"))).problems()).extracting(Problem::sentence)
        .contains("There are no entries: the file entries.jsonl is missing.");
  }

  @Test
  void lettersAndModelsAreThoseThatEntriesHaveOnRecord() {
    assertSays(signedAnew("FULL", files -> files.put("letters/7-coaching-note.pdf", ExportFixture.bytes("another"))),
        "The file letters/7-coaching-note.pdf is not the letter that entry 7 has on record.");
    assertSays(signedAnew("FULL", files -> files.remove("letters/7-coaching-note.pdf")),
        "The file letters/7-coaching-note.pdf is missing: it is the letter of entry 7.");
    assertSays(signedAnew("FULL", files -> files.put("letters/8-plan.pdf", ExportFixture.letter(8))),
        "The file letters/8-plan.pdf belongs to no entry.");
    assertSays(signedAnew("FULL", files -> files.put("models/file-review-v3.bpmn", ExportFixture.bytes("<other/>"))),
        "The file models/file-review-v3.bpmn is not the model that entry 2 has on record.");
    assertThat(verify(TRUST, signedAnew("FULL", files -> files.remove("models/file-review-v3.bpmn"))).notes())
        .contains("The model of entry 2, models/file-review-v3.bpmn, is not in this export.");
  }

  @Test
  void everyByteOfTheManifestItsSignatureAndTheCheckpointsCounts() {
    Verifier verifier = new Verifier(TRUST);
    Export good = Export.of("case.zip", FILES);
    for (String file : List.of("manifest.json", "manifest.sig", "checkpoints.jsonl", "keys/" + EMPLOYER.keyId()
        + ".pem")) {
      for (int i = 0; i < FILES.get(file).length; i++) {
        byte[] flipped = FILES.get(file).clone();
        flipped[i] ^= 1;
        assertThat(verifier.verify(good.with(file, flipped)).verdict().holds()).as("%s, byte %d", file, i).isFalse();
      }
    }
  }

  @Test
  void checkpointsAreInOrderAndSealEntriesOfThisCase() {
    List<String> lines = ExportFixture.checkpoints(EMPLOYER, ENTRIES);

    assertSays(signedAnew("FULL", files -> files.put("checkpoints.jsonl", ExportFixture.join(lines.subList(0, 2)))),
        "The entries after entry 9 are sealed by no checkpoint: checkpoint 8 of 2026-03-09T00:01:00.250Z, the last that counts, does not have them.");
    assertSays(signedAnew("FULL", files -> files.put("checkpoints.jsonl", new byte[0])),
        "There is no checkpoint: nothing proves when the entries were there.");
    assertThat(verify(TRUST, signedAnew("FULL", files -> files.put("checkpoints.jsonl",
        ExportFixture.join(List.of(lines.get(1), lines.get(0), lines.get(2)))))).problems())
            .extracting(Problem::sentence).contains(
        "Checkpoint 3 of 2026-03-04T20:01:00.250Z stands after checkpoint 8: checkpoints are out of order, or one is there twice.");
    String stranger = ExportFixture.line(EMPLOYER, 9, ENTRIES.get(11).at(), "EXPORT", Chain.sha256("other"),
        ENTRIES.get(11).link().hash());
    assertSays(signedAnew("FULL", files -> files.put("checkpoints.jsonl",
        ExportFixture.join(List.of(lines.get(0), lines.get(1), stranger)))),
        "The entries after entry 9 are sealed by no checkpoint: checkpoint 8 of 2026-03-09T00:01:00.250Z, the last that counts, does not have them.",
        "Checkpoint 9 of 2026-03-11T12:00:00.250Z does not follow on checkpoint 8 as it stands here.");
    String foreign = ExportFixture.line(EMPLOYER, 5, ENTRIES.get(5).at(), "DAILY", Chain.sha256("4"),
        Chain.sha256("another case"));
    assertThat(verify(TRUST, signedAnew("FULL", files -> files.put("checkpoints.jsonl",
        ExportFixture.join(List.of(lines.get(0), foreign, lines.get(1), lines.get(2)))))).first()).get()
            .extracting(Problem::sentence).asString()
        .endsWith("checkpoint 5 of 2026-03-06T12:00:00.250Z seals an entry that is none of these.");
  }

  @Test
  void aKeyThatATrustedKeyEndorsesIsTrustedAndNoOther() {
    Map<String, byte[]> endorsed = ExportFixture.export(STRANGER, ENTRIES, EMPLOYER, EMPLOYER.endorse(STRANGER));
    Trust onlyTheId = Trust.inKeyIds(List.of(EMPLOYER.keyId().toUpperCase(Locale.ROOT)));

    assertThat(verify(onlyTheId, endorsed).lines()).startsWith("PIP-2026-0011 (case.zip): holds.")
        .endsWith("  note  Signed with a key that you trust (%s, endorsed by it).".formatted(STRANGER.keyId()));
    assertThat(verify(Trust.NONE, endorsed).notes()).singleElement().asString()
        .contains("as much as the key " + EMPLOYER.keyId() + ":");

    Map<String, byte[]> turnedRound = ExportFixture.export(STRANGER, ENTRIES, EMPLOYER, STRANGER.endorse(EMPLOYER));
    assertThat(verify(onlyTheId, turnedRound).holds()).as("A stranger endorses the employer's key").isFalse();
  }

  @Test
  void anEndorsementThatWasNotSignedByTheKeyItNamesIsFound() {
    Signer third = Signer.create();
    String forged = STRANGER.endorse(third).replace(STRANGER.keyId(), EMPLOYER.keyId());
    assertSays(signedAnew("FULL", files -> files.put("keys/endorsements.jsonl", ExportFixture.bytes(forged + "\n"))),
        "Endorsement 1 of a key is not signed by key %s.".formatted(EMPLOYER.keyId()));
  }

  // ---- contents that are not there

  @Test
  void aContentMayBeWithheldFromTheEmployeeAndIsMissedInAFullExport() {
    List<Entry> entries = new ArrayList<>(ENTRIES);
    entries.set(2, ExportFixture.withoutContent(ENTRIES.get(2)));
    Consumer<Map<String, byte[]>> change = files -> files.put("entries.jsonl",
        ExportFixture.bytes(ExportFixture.lines(entries)));

    assertSays(signedAnew("FULL", change),
        "Entry 3 (FINDING, written 2026-03-04T00:00:00.250Z): its content was taken out, and no entry of kind ERASURE says so.");
    Verdict employee = verify(TRUST, signedAnew("EMPLOYEE", change));
    assertThat(employee.problems()).isEmpty();
    assertThat(employee.notes())
        .contains("Withheld, since not for the employee: the contents of 1 entry. The hashes hold.");
  }

  @Test
  void anErasureIsAnnouncedByAnEntryAndIsNeverErasedItself() {
    List<Entry> entries = new ArrayList<>(ENTRIES);
    Entry erasure = ChainedEntries.next(ExportFixture.CASE, ENTRIES.get(11), ENTRIES.get(11).at().plusSeconds(60), null,
        Actor.SYSTEM,
        EntryKind.ERASURE, null, "{\"entries\":[7,8],\"reason\":\"Retention ended\"}");
    entries.set(6, ExportFixture.withoutContent(ENTRIES.get(6)));
    entries.set(7, ExportFixture.withoutContent(ENTRIES.get(7)));
    entries.add(erasure);
    Map<String, byte[]> files = ExportFixture.export(EMPLOYER, entries);
    assertThat(verify(TRUST, files).problems()).isEmpty();
    assertThat(verify(TRUST, files).notes())
        .contains("Erased, as an entry of kind ERASURE says: the contents of 2 entries. The hashes still hold.");

    entries.set(12, ExportFixture.withoutContent(erasure));
    assertThat(verify(TRUST, ExportFixture.export(EMPLOYER, entries)).problems()).extracting(Problem::from)
        .containsExactly(7, 8, 13);
  }

  // ---- worth a look

  @Test
  void timesThatRunBackwardsAreNotedAndProveNothing() {
    Entry last = ENTRIES.get(11);
    List<Entry> entries = new ArrayList<>(ENTRIES);
    entries.add(ChainedEntries.next(ExportFixture.CASE, last, ENTRIES.get(1).at(), null, last.actor(),
        EntryKind.CHECK_IN, null, "{}"));

    Verdict verdict = verify(TRUST, ExportFixture.export(EMPLOYER, ExportFixture.lines(entries),
        List.of(ExportFixture.checkpoints(EMPLOYER, ENTRIES).get(2),
            ExportFixture.line(EMPLOYER, 11, last.at().plusSeconds(90), "EXPORT",
            Chain.sha256("10"), entries.get(12).link().hash())), entries.get(12).link().hash(), "FULL"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notes()).startsWith(
        "Entry 13 (CHECK_IN, written 2026-03-03T04:00:00.250Z) bears an earlier time than an entry before it.",
        "Entry 13 (CHECK_IN, written 2026-03-03T04:00:00.250Z) bears an earlier time than checkpoint 9 of 2026-03-11T12:01:00.250Z, "
            + "which does not have it: it may be dated back.");
  }

  @Test
  void aChainOfAnotherProgramIsNotTheProducts() {
    List<Entry> entries = ExportFixture.withContent(ENTRIES, 6, "{ \"a\": 1 }");

    assertThat(verify(TRUST, ExportFixture.export(EMPLOYER, entries)).first()).get()
        .extracting(Problem::sentence)
        .isEqualTo("Entry 6 (DECISION, written 2026-03-06T12:00:00.250Z): its content is not in canonical spelling (RFC 8785); "
            + "the product writes none like this.");
  }

  @Test
  void whatStrangersWroteCannotControlATerminal() {
    assertThat(Plain.text("a\u001b[31mb\r\nc\u202Ed")).isEqualTo("a\uFFFD[31mb\uFFFD\uFFFDc\uFFFDd");
    assertThat(Plain.text("x".repeat(1000))).hasSize(81);
  }

  @Test
  void garbageIsDamageAndNoFailure() {
    for (String garbage : List.of("[".repeat(100_000), "{\"a\":".repeat(50_000), "null", "", "\u0000", "{}", "[1e999]",
        "{\"content\":1e99999}",
        ExportFixture.lines(ENTRIES.subList(0, 1)).strip() + " ", "{\"number\":99999999999999999999}")) {
      for (String file : List.of("entries.jsonl", "checkpoints.jsonl", "manifest.json", "manifest.sig",
          "keys/endorsements.jsonl",
          "keys/x.pem")) {
        Verdict verdict = verify(TRUST, changed(files -> files.put(file, ExportFixture.bytes(garbage + "\n"))));
        assertThat(verdict.holds()).as("%s: %.40s", file, garbage).isFalse();
      }
    }
  }

  @Test
  void aLongCaseIsVerifiedInOneGo() {
    List<Entry> entries = ExportFixture.entries(ExportFixture.CASE, 10_000);

    assertThat(verify(TRUST, ExportFixture.export(EMPLOYER, entries)).holding()).contains(
        "10000 entries, numbered from 1 without a gap, in the order of their writing; none was changed since.");
  }

  // ---- earlier exports

  @Test
  void anEarlierExportIsTheBeginningOfALaterOne() {
    Verifier verifier = new Verifier(TRUST);
    Verifier.Outcome later = verifier.verify(Export.of("later.zip", FILES));
    Verifier.Outcome earlier = verifier.verify(Export.of("earlier.zip",
        ExportFixture.export(EMPLOYER, ENTRIES.subList(0, 8))));
    Verifier.Outcome other = verifier.verify(Export.of("other.zip",
        ExportFixture.export(EMPLOYER, ExportFixture.withContent(ENTRIES, 5, "{}"))));

    assertThat(Verifier.compare(later, earlier)).isEmpty();
    assertThat(Verifier.compare(earlier, later))
        .containsExactly("later.zip has 12 entries, and earlier.zip only the first 8: the rest "
        + "was cut off, or it is the earlier one (name the latest first).");
    assertThat(Verifier.compare(other, earlier))
        .containsExactly("Entry 5 in other.zip is not the one that earlier.zip has: it was "
        + "written anew or another one put in its place.");
  }
}
