package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command line says which keys are the employer's. */
final class TrustOptions {

  private static final long LARGEST_KEY = 10_000;

  @Option(names = "--key", paramLabel = "key.pem",
      description = "a public key that you know to be the employer's, not taken from the export itself")
  private List<Path> keys = new ArrayList<>();

  @Option(names = "--key-id", paramLabel = "ID",
      description = "the id of such a key: 16 digits, as the product publishes them at /api/seal/keys")
  private List<String> keyIds = new ArrayList<>();

  /** Throws {@link Refused} where one is no key. */
  Trust read() throws IOException {
    Trust trust = Trust.inKeyIds(keyIds);
    for (Path key : keys) {
      if (Files.size(key) > LARGEST_KEY) {
        throw new Refused("%s is too large for a key.".formatted(key.getFileName()));
      }
      trust = trust.andPem(key.getFileName().toString(), Files.readString(key, StandardCharsets.ISO_8859_1));
    }
    return trust;
  }

  static String unreadable(IOException problem) {
    return problem instanceof NoSuchFileException missing
        ? "There is no file %s. Check the path.".formatted(missing.getFile())
        : "%s can't be read. Check the path and its permissions.".formatted(problem.getMessage());
  }
}
