package io.dueprocess.casefile.seal;

import io.dueprocess.casefile.Chain;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An Ed25519 key pair that signs. Nothing of the private half is ever part of a text. */
final class SealingKey {

  static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final byte[] der;
  private final String keyId;

  private SealingKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.der = publicKey.getEncoded();
    this.keyId = keyIdOf(der);
  }

  /** A new key from the machine's random numbers. */
  static SealingKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SealingKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java since 15 has Ed25519", e);
    }
  }

  /** The pair of a private key. Throws {@link GeneralSecurityException} where it is of another algorithm. */
  static SealingKey of(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof EdECPrivateKey edwards) || !edwards.getParams().getName().equals(ALGORITHM)
        || edwards.getBytes().isEmpty()) {
      throw new GeneralSecurityException("not an Ed25519 key");
    }
    var sealing = new SealingKey(key, publicKeyOf(edwards.getBytes().get()));
    byte[] probe = sealing.keyId.getBytes(StandardCharsets.US_ASCII);
    if (!verifies(sealing.der, probe, sealing.sign(probe).base64())) {
      throw new GeneralSecurityException("the public key can't be found from the private one");
    }
    return sealing;
  }

  /**
   * Java makes a public key only together with a new private one, and makes that one of 32 random bytes: given the
   * bytes of the private key in their place, it makes the pair that belongs to them.
   */
  private static PublicKey publicKeyOf(byte[] secret) throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
    pairs.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(secret, 0, bytes, 0, bytes.length);
      }
    });
    return pairs.generateKeyPair().getPublic();
  }

  String keyId() {
    return keyId;
  }

  /** The public half, SubjectPublicKeyInfo in DER. */
  byte[] der() {
    return der.clone();
  }

  /** The private half, PKCS#8 in DER. */
  byte[] pkcs8() {
    return privateKey.getEncoded();
  }

  Signature sign(byte[] bytes) {
    try {
      java.security.Signature signature = java.security.Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(bytes);
      return new Signature(keyId, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Key %s can't sign".formatted(keyId), e);
    }
  }

  static boolean verifies(byte[] der, byte[] bytes, String base64) throws GeneralSecurityException {
    java.security.Signature signature = java.security.Signature.getInstance(ALGORITHM);
    signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
    signature.update(bytes);
    return signature.verify(Base64.getDecoder().decode(base64));
  }

  static String keyIdOf(byte[] der) {
    return Chain.sha256(der).substring(0, 16);
  }

  @Override
  public String toString() {
    return "Ed25519 key " + keyId;
  }
}
