package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models pass the linter that a modeller has in the Modeler, with the same rules (.bpmnlintrc). */
class BpmnLintIT {

  @Test
  void theLinterHasNothingToSayAboutTheModels() throws Exception {
    if (!Files.isDirectory(Path.of("node_modules"))) {
      // "ci" takes the versions of package-lock.json and, unlike "install", never writes that file
      Run install = npm("ci", "--no-audit", "--no-fund");
      assertThat(install.exitCode()).as("npm could not fetch the linter:%n%s", install.output()).isZero();
    }
    Run lint = npm("run", "--silent", "lint");
    assertThat(lint.exitCode()).as("bpmnlint found problems:%n%s", lint.output()).isZero();
  }

  private static Run npm(String... arguments) throws InterruptedException, IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = Stream.concat(Stream.of(windows ? "npm.cmd" : "npm"), Stream.of(arguments)).toList();
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return fail("npm is not installed: apt-get install nodejs npm, or get Node.js 20 from nodejs.org.");
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int exitCode, String output) {
  }
}
