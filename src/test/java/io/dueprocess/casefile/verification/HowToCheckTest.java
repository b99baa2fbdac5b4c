package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import io.dueprocess.casefile.verification.ShellTools.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in every export says how to check it by hand: its commands are taken from it and run as they stand. */
class HowToCheckTest {

  private static final Signer EMPLOYER = Signer.create();
  private static final Signer STRANGER = Signer.create();
  private static final List<Entry> ENTRIES = ExportFixture.entries(ExportFixture.CASE, 12);

  private static String commands;

  @TempDir
  private Path folder;

  @BeforeAll
  static void takeTheCommandsFromThePage() throws IOException {
    ShellTools.require();
    String page = page();
    String begin = "<pre id=\"check\">";
    int from = page.indexOf(begin) + begin.length();
    commands = page.substring(from, page.indexOf("</pre>", from))
        .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String page() throws IOException {
    try (InputStream in = HowToCheckTest.class.getResourceAsStream("/export/how-to-check.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Outcome check(Map<String, byte[]> files) throws IOException {
    Path unpacked = Files.createTempDirectory(folder, "unpacked");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.createDirectories(unpacked.resolve(file.getKey()).getParent());
      Files.write(unpacked.resolve(file.getKey()), file.getValue());
    }
    return ShellTools.run(unpacked, "bash", "-c", commands);
  }

  private static Map<String, byte[]> good() {
    return ExportFixture.export(EMPLOYER, ENTRIES);
  }

  /** Somebody alters the entries and, having a key of the employer's, signs the list of files anew. */
  private static Map<String, byte[]> with(List<String> lines) {
    Map<String, byte[]> files = good();
    files.put("entries.jsonl", ExportFixture.join(lines));
    ExportFixture.sign(EMPLOYER, files, 12, ENTRIES.get(11).link().hash(), "FULL");
    return files;
  }

  private static List<String> lines() {
    return ExportFixture.split(ExportFixture.lines(ENTRIES));
  }

  private void assertFails(Map<String, byte[]> files, String sentence) throws IOException {
    Outcome outcome = check(files);
    assertThat(outcome.output()).contains("DOES NOT HOLD: " + sentence);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(new Verifier(Trust.NONE).verify(Export.of("case.zip", files)).verdict().holds())
        .as("The program says the same").isFalse();
  }

  @Test
  void aGoodExportIsOk() throws IOException {
    Outcome outcome = check(good());

    assertThat(outcome.output()).isEqualTo(
        "OK: PIP-2026-0011, 12 entries (0 without content), signed with %s.pem\n".formatted(EMPLOYER.keyId()));
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void anExportWithAnEndorsedKeyIsOk() throws IOException {
    Signer next = Signer.create();
    assertThat(check(ExportFixture.export(next, ENTRIES, EMPLOYER, EMPLOYER.endorse(next))).output())
        .startsWith("OK: ");

    String forged = STRANGER.endorse(next).replace(
        "\\\"endorsedBy\\\":\\\"" + STRANGER.keyId(), "\\\"endorsedBy\\\":\\\"" + EMPLOYER.keyId());
    assertFails(ExportFixture.export(next, ENTRIES, EMPLOYER, forged), "an endorsement is not what was signed");
  }

  @Test
  void whatIsNotForTheEmployeeIsCountedAndHolds() throws IOException {
    List<String> lines = lines();
    lines.set(2, Chain.line(ExportFixture.withoutContent(ENTRIES.get(2))));
    Map<String, byte[]> files = good();
    files.put("entries.jsonl", ExportFixture.join(lines));
    ExportFixture.sign(EMPLOYER, files, 12, ENTRIES.get(11).link().hash(), "EMPLOYEE");

    assertThat(check(files).output()).startsWith("OK: PIP-2026-0011, 12 entries (1 without content)");
    assertThat(new Verifier(Trust.NONE).verify(Export.of("case.zip", files)).verdict().problems()).isEmpty();
  }

  @Test
  void whateverIsAlteredFails() throws IOException {
    Map<String, byte[]> changed = good();
    changed.put("case-file.pdf", ExportFixture.bytes("%PDF-1.8"));
    assertFails(changed, "a file was changed or is missing");

    Map<String, byte[]> added = good();
    added.put("letters/13-made-up.pdf", ExportFixture.letter(13));
    assertFails(added, "a file was added");

    Map<String, byte[]> stranger = good();
    stranger.put("manifest.sig", ExportFixture.bytes(STRANGER.sign(stranger.get("manifest.json"))));
    assertFails(stranger, "manifest.json is not what was signed");

    Map<String, byte[]> key = good();
    key.put("keys/" + EMPLOYER.keyId() + ".pem", ExportFixture.bytes(STRANGER.pem()));
    assertFails(key, "keys/%s.pem has the id %s".formatted(EMPLOYER.keyId(), STRANGER.keyId()));
  }

  @Test
  void alteredEntriesFailAlsoWhereTheListOfFilesWasSignedAnew() throws IOException {
    List<String> content = lines();
    content.set(7, content.get(7).replace("as seen on day 8", "as seen on day 9"));
    assertFails(with(content), "entry 8: its content was changed");

    List<String> actor = lines();
    actor.set(7, actor.get(7).replace("\"actor\":\"hanna\"", "\"actor\":\"lena\""));
    assertFails(with(actor), "entry 8: who, when or what was changed");

    List<String> removed = lines();
    removed.remove(4);
    assertFails(with(removed), "entry 5 is missing or out of place: line 5 has entry 6");

    assertFails(with(new ArrayList<>(lines().subList(0, 10))), "entries after entry 10 are missing");

    List<String> foreign = lines();
    foreign.set(3, Chain.line(ExportFixture.entries(ExportFixture.OTHER_CASE, 4).get(3)));
    assertFails(with(foreign), "entry 4 belongs to another case, PIP-2026-0012");
  }

  @Test
  void entriesCutOffAreMissedByTheCheckpointsAlsoWhereEverythingElseWasSignedAnew() throws IOException {
    List<Entry> cut = ENTRIES.subList(0, 7);
    List<String> checkpoints = new ArrayList<>(ExportFixture.checkpoints(EMPLOYER, ENTRIES).subList(0, 2));
    String head = cut.get(6).link().hash();
    checkpoints.add(ExportFixture.line(EMPLOYER, 9, ENTRIES.get(11).at(), "EXPORT", Chain.START.replace('0', '1'),
        head));

    assertFails(ExportFixture.export(EMPLOYER, ExportFixture.lines(cut), checkpoints, head, "FULL"),
        "checkpoint 8 of 2026-03-09T00:01:00.250Z seals an entry that is not here");
  }
}
