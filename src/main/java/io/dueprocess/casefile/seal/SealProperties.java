package io.dueprocess.casefile.seal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key is that signs: {@code due-process.seal.*}.
 *
 * @param keyFile PKCS#8 in PEM, not encrypted
 * @param keyStore PKCS#12, in place of a key file
 * @param keyStorePassword of the key store; from the environment rather than from a file
 * @param keyStorePasswordFile a file whose first line is the password, in place of it
 * @param keyAlias which entry of the key store; needed where it has several
 * @param previousKeyFile the key that signed until now: it endorses the new one, and is not needed afterwards
 * @param ifMissing what to do where there is no key
 */
@ConfigurationProperties("due-process.seal")
record SealProperties(
    Path keyFile,
    Path keyStore,
    String keyStorePassword,
    Path keyStorePasswordFile,
    String keyAlias,
    Path previousKeyFile,
    @DefaultValue("REFUSE") IfMissing ifMissing) {

  /** What to do where there is no key. */
  enum IfMissing {
    /** Don't start. */
    REFUSE,
    /** Make the key file, as in the demo. */
    MAKE,
    /** Make a key that is gone at the end, as in tests. */
    MAKE_IN_MEMORY
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SealProperties[keyFile=%s, keyStore=%s, keyAlias=%s]".formatted(keyFile, keyStore, keyAlias);
  }
}
