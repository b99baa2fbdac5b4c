package io.dueprocess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command said, standard and error output in one, and how it ended. */
record CommandRun(int exitCode, String output) {

  /** Runs one as an operator does: a program of its own, with its settings in the environment. */
  static CommandRun of(Path data, Map<String, String> settings, String... commandLine)
      throws IOException, InterruptedException {
    ProcessBuilder builder = RunningProduct.java(DueProcess.class, List.of(commandLine));
    builder.environment().put("SPRING_DATASOURCE_URL", RunningProduct.url(data));
    builder.environment().putAll(settings);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), output);
  }
}
