package io.dueprocess.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The models as they lie in {@code processes/}, not a copy on the class path. */
final class Models {

  static final Path FOLDER = Path.of("processes");

  private Models() {
  }

  static List<Path> bpmnFiles() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  /** Every file below the folder by the name a deployment gives it: the last part of its path. */
  static Map<String, byte[]> deployment() throws IOException {
    Map<String, byte[]> resources = new TreeMap<>();
    try (var files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        resources.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return resources;
  }
}
