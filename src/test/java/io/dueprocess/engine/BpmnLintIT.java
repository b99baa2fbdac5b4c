package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models pass the linter that a modeller has in the Modeler, with the same rules (.bpmnlintrc). */
class BpmnLintIT {

  private static final long MINUTES = 5;
  private static final List<Path> NEEDED = List.of(
      Path.of("node_modules", "bpmnlint", "package.json"),
      Path.of("node_modules", "bpmnlint-plugin-camunda-compat", "package.json"));

  @TempDir
  static Path folder;

  @BeforeAll
  static void fetchTheLinter() throws Exception {
    if (!NEEDED.stream().allMatch(Files::isRegularFile)) {
      // "ci" takes the versions of package-lock.json and, unlike "install", never writes that file
      Run install = run("npm", "ci", "--no-audit", "--no-fund");
      assertThat(install.exitCode()).as("npm could not fetch the linter:%n%s", install.output()).isZero();
    }
  }

  @Test
  void theLinterHasNothingToSayAboutTheModels() throws Exception {
    List<Path> models = Models.bpmnFiles();
    // without a file the linter is content, too
    assertThat(models).as("models in %s", Models.FOLDER).isNotEmpty();
    Run lint = lint(models);
    assertThat(lint.exitCode()).as("bpmnlint found problems:%n%s", lint.output()).isZero();
  }

  @Test
  void theLinterSeesWhatIsWrong() throws Exception {
    Path broken = folder.resolve("broken.bpmn");
    Files.writeString(broken, Files.readString(Models.FOLDER.resolve("file-review.bpmn"))
        .replace("camunda:historyTimeToLive=\"3650\"", ""));
    Run lint = lint(List.of(broken));
    assertThat(lint.exitCode()).as(lint.output()).isNotZero();
    assertThat(lint.output()).contains("history-time-to-live");
  }

  private static Run lint(List<Path> models) throws Exception {
    List<String> command = new ArrayList<>(List.of("npx", "--no-install", "bpmnlint", "--max-warnings=0"));
    models.forEach(model -> command.add(model.toString()));
    return run(command.toArray(String[]::new));
  }

  private static Run run(String... command) throws InterruptedException, IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    if (windows) {
      command[0] = command[0] + ".cmd";
    }
    File output = Files.createTempFile(folder, "output", ".txt").toFile();
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    } catch (IOException e) {
      return fail("npm is not installed: apt-get install nodejs npm, or get Node.js 20 from nodejs.org.");
    }
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return fail("%s took more than %d minutes:%n%s", String.join(" ", command), MINUTES,
          Files.readString(output.toPath()));
    }
    return new Run(process.exitValue(), Files.readString(output.toPath()));
  }

  private record Run(int exitCode, String output) {
  }
}
