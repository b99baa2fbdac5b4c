package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "  ✓ 12 entries, numbered from 1 without a gap, in the order in which they were written; none was changed since.",
        "  ✓ Exported 2026-07-01T10:00:00.123Z by hanna, in full; the manifest is signed.",
        "  ✓ Its 3 checkpoints are signed; the last is number 9 of 2026-03-11T12:01:00.250Z.",
        "  ✓ The last entry, 12, is sealed by checkpoint 9 of 2026-03-11T12:01:00.250Z.",
        "  ✓ All 9 files are those that were exported; none is missing, changed or added.",
        "  ! Signed with a key that you trust (%s).".formatted(EMPLOYER.keyId()));
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
  void everythingSignedAnewWithAnotherKeyDoesNotHoldForWhoTrustsTheFirst() {
    Map<String, byte[]> forged = ExportFixture.export(STRANGER, ExportFixture.entries(ExportFixture.CASE, 12));

    assertThat(verify(TRUST, forged).first()).get().extracting(Problem::sentence).asString()
        .contains("key " + STRANGER.keyId() + ", which is not the one that you trust (" + EMPLOYER.keyId() + ")");
    assertThat(verify(Trust.NONE, forged).notes()).containsExactly(("This is worth as much as the key %1$s: compare with "
        + "what the employer publishes (/api/seal/keys) or gave you earlier, and verify with --key-id %1$s.").formatted(STRANGER.keyId()));
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
}
