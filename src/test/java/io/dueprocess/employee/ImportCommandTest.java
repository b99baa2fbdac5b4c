package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

  private static final String MAPPING = "{kind: employees, columns: {number: No, name: Who, manager: Boss, "
      + "jurisdiction: {fixed: US}}}";

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aDatabaseOfItsOwn() {
    System.setProperty("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("db"));
  }

  @AfterEach
  void theDatabaseOfTheProductAgain() {
    System.clearProperty("spring.datasource.url");
  }

  @Test
  void aGoodFileIsImportedAndAgainChangesNothing() throws IOException {
    String[] command = {"--mapping", write("mapping.yaml", MAPPING),
        write("people.csv", "No,Who,Boss\n1,Ada Head,\n2,Mia Keller,1\n")};

    assertThat(run(command)).isEqualTo(ImportCommand.DONE);
    assertThat(out).hasToString("Imported people.csv (employees): 2 new, 0 changed, 0 unchanged.\n");
    assertThat(run(command)).isEqualTo(ImportCommand.DONE);
    assertThat(out).hasToString("Imported people.csv (employees): 0 new, 0 changed, 2 unchanged.\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void badLinesAreListedAndNothingIsImportedUnlessTheyAreSkipped() throws IOException {
    String mapping = write("mapping.yaml", MAPPING);
    String people = write("people.csv", "No,Who,Boss\n1,Ada Head,\n2,Mia Keller,9\n");

    assertThat(run("--mapping", mapping, people)).isEqualTo(ImportCommand.REFUSED_LINES);
    assertThat(err.toString()).startsWith(
        "people.csv, line 3, column \"Boss\": \"9\" is nobody in this file or in the directory. ");
    assertThat(out.toString()).startsWith("Nothing was imported: 1 of 2 lines");

    assertThat(run("--mapping", mapping, "--skip-bad", people)).isEqualTo(ImportCommand.REFUSED_LINES);
    assertThat(out).hasToString(
        "Imported people.csv (employees): 1 new, 0 changed, 0 unchanged; 1 of 2 lines were left out.\n");
  }

  @Test
  void aBadMappingOrACommandWithoutOneIsUnusable() throws IOException {
    String people = write("people.csv", "No,Who,Boss\n1,Ada Head,\n");

    assertThat(run("--mapping", write("mapping.yaml", "kind: people"), people)).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("The mapping's kind \"people\" is none.");
    assertThat(run("--mapping", write("other.yaml", MAPPING.replace("No,", "Number,")), people)).isEqualTo(
        ImportCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("people.csv has no column \"Number\"");
    assertThat(run(people)).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(err.toString()).startsWith("Missing required option: '--mapping=mapping.yaml'");
  }

  @Test
  void aFileThatIsNotThereIsUnusable() throws IOException {
    assertThat(run("--mapping", write("mapping.yaml", MAPPING), folder.resolve("absent.csv").toString()))
        .isEqualTo(ImportCommand.UNUSABLE);
    assertThat(err.toString()).isEqualTo("There is no file %s. Check the path.%n"
        .formatted(folder.resolve("absent.csv")));
  }

  @Test
  void aDatabaseThatTheRunningProductHoldsIsSaidInOneSentence() throws IOException {
    String mapping = write("mapping.yaml", MAPPING);
    String people = write("people.csv", "No,Who,Boss\n1,Ada Head,\n");
    run("--mapping", mapping, people);

    try (FileChannel file = FileChannel.open(folder.resolve("db.mv.db"), StandardOpenOption.WRITE)) {
      file.lock();
      assertThat(run("--mapping", mapping, people)).isEqualTo(ImportCommand.UNUSABLE);
    }

    assertThat(err).hasToString(
        "The database is in use by the running product. Import over REST, or stop the product first.\n");
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command = ImportCommand.commandLine();
    return command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
