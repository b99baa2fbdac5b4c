package io.dueprocess.employee;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The export of an HR system. It is read more than once, from the start each time, so that nothing is written
 * before everything is checked and no line has to be kept in memory.
 *
 * @param name what the report calls the file
 * @param size in bytes
 */
public record ImportFile(String name, long size, Opener opener) {

  /** Opens the content at its start; may be called several times. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  public static ImportFile of(Path path) throws IOException {
    return new ImportFile(path.getFileName().toString(), Files.size(path), () -> Files.newInputStream(path));
  }

  public static ImportFile of(String name, byte[] content) {
    return new ImportFile(name, content.length, () -> new ByteArrayInputStream(content));
  }
}
