package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A key that signs the record or once did, as everybody may know it.
 *
 * @param keyId the first 16 hexadecimal digits of the SHA-256 over {@code der}
 * @param der the SubjectPublicKeyInfo
 * @param since from when it signed
 * @param endorsement canonical JSON that names this key and the earlier one that vouches for it; null where none does
 * @param endorsementSignature base64 of the earlier key's signature over the endorsement in UTF-8; null where none does
 */
public record PublicKeyRecord(
    String keyId, byte[] der, Instant since, String endorsement, String endorsementSignature) {

  /** The key as a PEM file, which {@code openssl pkey -pubin} reads. */
  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** The endorsement and its signature as canonical JSON in one line, as an export has it. */
  public Optional<String> endorsementLine() {
    return Optional.ofNullable(endorsement)
        .map(text -> CanonicalJson.write(Map.of("content", text, "signature", endorsementSignature)));
  }
}
