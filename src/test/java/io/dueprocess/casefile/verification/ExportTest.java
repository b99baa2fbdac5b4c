package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ZIPs that somebody made to deceive, to fill a disk or to write elsewhere. */
class ExportTest {

  /** Every seventh byte; each of them with {@code -Pmutations}. */
  private static final int EACH = Boolean.getBoolean("mutations") ? 1 : 7;

  @TempDir
  private Path folder;

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(name.getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Export read(byte[] zip) throws IOException {
    return Export.read(Files.write(folder.resolve("case.zip"), zip));
  }

  /** The same length, so that the ZIP stays whole: in the headers of the files, or in the directory at the end. */
  private static byte[] rename(byte[] zip, String from, String to, boolean inDirectory) {
    byte[] name = from.getBytes(StandardCharsets.UTF_8);
    byte[] changed = zip.clone();
    int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int i = inDirectory ? directory : 0; i < (inDirectory ? zip.length - name.length : directory); i++) {
      if (Arrays.equals(Arrays.copyOfRange(zip, i, i + name.length), name) && zip[i - 1] != 'x') {
        System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, changed, i, name.length);
      }
    }
    return changed;
  }

  @Test
  void filesAreReadAndOnlyThoseThatAreNeededAreKept() throws IOException {
    Export export = read(zip("entries.jsonl", "case-file.pdf", "keys/"));

    assertThat(export.problems()).isEmpty();
    assertThat(export.files()).contains("entries.jsonl", "case-file.pdf");
    assertThat(export.bytes("entries.jsonl")).asString().isEqualTo("entries.jsonl");
    assertThat(export.bytes("case-file.pdf")).isNull();
    assertThat(export.sha256("case-file.pdf")).hasSize(64);
  }

  @Test
  void namesThatLeadElsewhereAreFound() throws IOException {
    for (String name : List.of("../evil", "/etc/evil", "letters/../../evil", "a\\b", "C:evil", "a//b", "a/./b",
        "a\u0007b")) {
      assertThat(read(zip("entries.jsonl", name)).problems()).as(name).isNotEmpty()
          .first().extracting(Problem::sentence).asString()
              .contains("would be written outside of its folder or hides itself");
    }
  }

  @Test
  void aNameThatIsThereTwiceIsFound() throws IOException {
    byte[] twice = rename(rename(zip("entries.jsonl", "fntries.jsonl"), "fntries.jsonl", "entries.jsonl", false),
        "fntries.jsonl", "entries.jsonl", true);

    assertThat(read(twice).problems()).extracting(Problem::sentence)
        .contains("The ZIP has the file entries.jsonl twice: programs differ in which one they show.");
    assertThat(read(zip("letters/1-a.pdf", "letters/1-A.pdf")).problems()).isNotEmpty();
  }

  @Test
  void aZipWhoseTwoDirectoriesDifferIsFound() throws IOException {
    byte[] twofold = rename(zip("entries.jsonl", "case-file.pdf"), "case-file.pdf", "cheat-ile.pdf", true);

    try {
      assertThat(read(twofold).problems()).extracting(Problem::sentence)
          .contains("The ZIP contradicts itself about the file cheat-ile.pdf: programs differ in what they show.");
    } catch (Refused e) {
      // newer versions of Java refuse to open it at all
      assertThat(e.sentences()).first().asString().startsWith("case.zip is damaged");
    }
  }

  @Test
  void aZipThatUnpacksToTooMuchIsNotReadToItsEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("entries.jsonl"));
      for (long written = 0; written <= Export.LARGEST_TEXT; written += zeros.length) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    byte[] bomb = bytes.toByteArray();

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> Export.read("bomb.zip", new ByteArrayInputStream(bomb))).isInstanceOf(Refused.class)
        .hasMessage("bomb.zip unpacks to more than any export is: it is not read further.");
  }

  @Test
  void whatIsNoZipOrADamagedOneIsRefused() throws IOException {
    assertThatThrownBy(() -> read("No ZIP at all".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refused.class)
        .hasMessage("case.zip is no ZIP, or an empty one. Give the file that the product exported.");
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(Refused.class);
    byte[] good = zip("entries.jsonl", "checkpoints.jsonl", "manifest.json");
    for (int length = 1; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> read(cut)).as("Cut off after %d bytes", length).isInstanceOf(Refused.class);
    }
  }

  @Test
  void aFlippedByteOfTheZipIsRefusedOrFoundAndNeverAFailure() throws IOException {
    ExportFixture.Signer employer = ExportFixture.Signer.create();
    Map<String, byte[]> files = ExportFixture.export(employer, ExportFixture.entries(ExportFixture.CASE, 5));
    byte[] good = Files.readAllBytes(ExportFixture.zip(folder, "good.zip", files));
    Verifier verifier = new Verifier(Trust.NONE.andPem("employer.pem", employer.pem()));
    assertThat(verifier.verify(folder.resolve("good.zip")).holds()).isTrue();
    int found = 0;
    for (int i = 0; i < good.length; i += EACH) {
      byte[] flipped = good.clone();
      flipped[i] ^= 4;
      Path zip = Files.write(folder.resolve("flipped.zip"), flipped);
      try {
        if (verifier.verify(zip).holds()) {
          // times, versions and attributes in the ZIP's own headers say nothing about the record
          Export same = Export.read(zip);
          files.forEach((name, bytes) -> assertThat(same.sha256(name)).isEqualTo(Chain.sha256(bytes)));
          assertThat(same.files()).hasSameSizeAs(files.keySet());
        } else {
          found++;
        }
      } catch (Refused e) {
        assertThat(e.sentences()).singleElement().asString().startsWith("flipped.zip ");
        found++;
      }
    }
    assertThat(found).isGreaterThan(good.length / EACH / 2);
  }
}
