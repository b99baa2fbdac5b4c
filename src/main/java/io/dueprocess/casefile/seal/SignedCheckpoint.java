package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CanonicalJson;
import java.util.Map;

/**
 * A signed state of the record.
 *
 * @param content canonical JSON: number, moment, reason, key, the hash of the content before it, and the hashes of the
 *     newest entries
 * @param signature base64 of the Ed25519 signature over the content in UTF-8
 */
public record SignedCheckpoint(String content, String signature) {

  /** The checkpoint as canonical JSON in one line, as an export has it. */
  public String line() {
    return CanonicalJson.write(Map.of("content", content, "signature", signature));
  }
}
