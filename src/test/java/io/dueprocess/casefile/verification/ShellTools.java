package io.dueprocess.casefile.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what the page tells people to run; finds its tools, or gets Debian's where that is possible. */
final class ShellTools {

  private static final List<String> TOOLS = List.of("bash", "sha256sum", "openssl", "jq");
  private static final int MINUTES = 10;

  /** What a command said, standard and error output in one, and how it ended. */
  record Outcome(int exitCode, String output) {}

  private ShellTools() {}

  static void require() {
    if (missing().isEmpty()) {
      return;
    }
    // only where nobody has to be asked: as root on a system with apt
    if ("root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      run(Path.of("."), "apt-get", "update");
      run(Path.of("."), "apt-get", "install", "-y", "--no-install-recommends", "bash", "coreutils", "openssl", "jq");
    }
    if (!missing().isEmpty()) {
      throw new IllegalStateException("Not found: %s. Install them (Debian: apt-get install bash coreutils openssl jq)."
          .formatted(String.join(", ", missing())));
    }
  }

  static Outcome run(Path folder, String... command) {
    try {
      Path output = Files.createTempFile("output", ".txt");
      Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
          .redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("No end after %d minutes: %s".formatted(MINUTES, String.join(" ", command)));
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Outcome(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> missing() {
    return TOOLS.stream().filter(tool -> List.of(System.getenv("PATH").split(":")).stream()
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool)))).toList();
  }
}
