package io.dueprocess.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Keeps passwords so that whoever gets hold of the table has to guess slowly: PBKDF2 with HMAC-SHA-512 and a salt of
 * its own beside the engine's, where the engine hashes once. Passwords that were kept before are still taken, and are
 * kept in this way from their next change on.
 */
final class StretchedPasswords implements PasswordEncryptor {

  private static final int SALT_BYTES = 16;

  private final Pbkdf2PasswordEncoder encoder;

  /** With so many iterations for each password; OWASP's Password Storage Cheat Sheet asks for 210,000. */
  StretchedPasswords(int iterations) {
    encoder = new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
    encoder.setEncodeHashAsBase64(true);
  }

  @Override
  public String encrypt(String password) {
    return encoder.encode(password);
  }

  @Override
  public boolean check(String password, String encrypted) {
    return encoder.matches(password, encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "PBKDF2-HMAC-SHA-512";
  }
}
