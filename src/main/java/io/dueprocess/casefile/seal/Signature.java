package io.dueprocess.casefile.seal;

/**
 * An Ed25519 signature.
 *
 * @param keyId which key made it, see {@link PublicKeyRecord}
 * @param base64 its 64 bytes
 */
public record Signature(String keyId, String base64) {}
