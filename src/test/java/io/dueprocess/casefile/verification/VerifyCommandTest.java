package io.dueprocess.casefile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.RecordDatabase;
import io.dueprocess.casefile.verification.ExportFixture.Signer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

  private static final Signer EMPLOYER = Signer.create();
  private static final List<Entry> ENTRIES = ExportFixture.entries(ExportFixture.CASE, 12);

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void theDatabaseOfTheProductAgain() {
    System.clearProperty("spring.datasource.url");
  }

  private int run(CommandLine command, Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] strings = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(strings);
  }

  private int verify(Object... arguments) {
    return run(VerifyCommand.commandLine(), arguments);
  }

  private Path good(String name, int entries) throws IOException {
    return ExportFixture.zip(folder, name, ExportFixture.export(EMPLOYER, ENTRIES.subList(0, entries)));
  }

  @Test
  void anExportThatHoldsEndsWithZero() throws IOException {
    Path key = Files.writeString(folder.resolve("employer.pem"), EMPLOYER.pem());

    assertThat(verify(good("case.zip", 12), "--key", key)).isEqualTo(VerifyCommand.HOLDS);
    assertThat(out.toString()).startsWith("PIP-2026-0011 (case.zip): holds.").contains("  ok    12 entries, ")
        .contains("Signed with a key that you trust (" + EMPLOYER.keyId() + ").");
    assertThat(verify("--key-id", EMPLOYER.keyId(), folder.resolve("case.zip"))).isEqualTo(VerifyCommand.HOLDS);
    assertThat(verify(folder.resolve("case.zip"))).isEqualTo(VerifyCommand.HOLDS);
    assertThat(out.toString()).contains("This is worth as much as the key " + EMPLOYER.keyId());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anExportThatDoesNotHoldEndsWithOneAndNamesTheEntry() throws IOException {
    Map<String, byte[]> files = ExportFixture.export(EMPLOYER, ENTRIES);
    List<String> lines = ExportFixture.split(ExportFixture.lines(ENTRIES));
    lines.remove(4);
    files.put("entries.jsonl", ExportFixture.join(lines));

    assertThat(verify(ExportFixture.zip(folder, "case.zip", files))).isEqualTo(VerifyCommand.DOES_NOT_HOLD);
    assertThat(out.toString().lines()).startsWith("PIP-2026-0011 (case.zip): DOES NOT HOLD.",
        "  FAULT Entry 5 is missing: Entry 6 (DECISION, written 2026-03-06T12:00:00.250Z) follows on it.");
    assertThat(verify("--key-id", "0123456789abcdef", good("case.zip", 12))).isEqualTo(VerifyCommand.DOES_NOT_HOLD);
  }

  @Test
  void earlierExportsHaveToBeTheBeginning() throws IOException {
    assertThat(verify(good("case.zip", 12), good("march.zip", 9), good("february.zip", 4)))
        .isEqualTo(VerifyCommand.HOLDS);
    assertThat(out.toString()).contains("  ok    Its 9 entries are the first of case.zip.",
        "  ok    Its 4 entries are the first of case.zip.");

    Path other = ExportFixture.zip(folder, "other.zip", ExportFixture.export(EMPLOYER,
        ExportFixture.entries(ExportFixture.CASE, 6)));
    assertThat(verify(folder.resolve("case.zip"), other)).isEqualTo(VerifyCommand.DOES_NOT_HOLD);
    assertThat(out.toString()).contains("  FAULT Entry 1 in case.zip is not the one that other.zip has");
  }

  @Test
  void whatCantBeReadEndsWithTwo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "text");

    assertThat(verify(text)).isEqualTo(VerifyCommand.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo("text.zip is no ZIP, or an empty one. Give the file that the product exported.\n");
    assertThat(verify(folder.resolve("none.zip"))).isEqualTo(VerifyCommand.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo("There is no file %s. Check the path.\n".formatted(folder.resolve("none.zip")));
    assertThat(verify(good("case.zip", 12), "--key", text)).isEqualTo(VerifyCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("text.zip is no public Ed25519 key in PEM.");
    assertThat(verify(good("case.zip", 12), "--key-id", "abc")).isEqualTo(VerifyCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("\"abc\" is no key id.");
    assertThat(verify()).isEqualTo(VerifyCommand.UNUSABLE);
  }

  @Test
  void theRecordInTheDatabaseIsVerifiedWithoutTheProduct() {
    RecordDatabase.h2File(folder.resolve("db"), Clock.systemUTC(), 2).close();
    System.setProperty("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("db") + ";USER=sa");

    assertThat(run(VerifyRecordCommand.commandLine())).as(err.toString()).isEqualTo(VerifyCommand.HOLDS);
    assertThat(out.toString()).endsWith("Cases that hold: 0 of 0.\n");
    assertThat(run(VerifyRecordCommand.commandLine(), "PIP-2026-0099")).isEqualTo(VerifyCommand.DOES_NOT_HOLD);
    assertThat(out.toString()).contains("  FAULT There is no case PIP-2026-0099.", "Cases that hold: 0 of 1.");

    System.setProperty("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("none"));
    assertThat(run(VerifyRecordCommand.commandLine())).isEqualTo(VerifyCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("The database refused: ").endsWith("Check spring.datasource.\n");
    assertThat(folder.resolve("none.mv.db")).as("A verification makes no database").doesNotExist();
  }
}
