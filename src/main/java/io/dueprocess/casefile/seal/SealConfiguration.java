package io.dueprocess.casefile.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The key that signs, from wherever the configuration says; without one the product does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealProperties.class)
class SealConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SealConfiguration.class);

  /** Registered, so that nothing can be signed with a key that nobody knows. */
  @Bean
  SealingKey sealingKey(SealProperties properties, Checkpoints checkpoints, Clock clock,
      PlatformTransactionManager transactions) {
    SealingKey key = key(properties);
    new KeyRegister(checkpoints, clock, transactions).register(key, previous(properties));
    return key;
  }

  private static Optional<SealingKey> previous(SealProperties properties) {
    return Optional.ofNullable(properties.previousKeyFile()).filter(SealConfiguration::isSet).map(KeyFiles::readPem);
  }

  static SealingKey key(SealProperties properties) {
    boolean file = isSet(properties.keyFile());
    boolean store = isSet(properties.keyStore());
    if (file && store) {
      throw new KeyProblem("Both due-process.seal.key-file and due-process.seal.key-store are set.",
          "Set the one from which the key is to be taken.");
    }
    if (store) {
      return KeyFiles.readKeyStore(properties.keyStore(), password(properties), emptyToNull(properties.keyAlias()));
    }
    if (file) {
      return fromFile(properties);
    }
    if (properties.ifMissing() == SealProperties.IfMissing.MAKE_IN_MEMORY) {
      return SealingKey.generate();
    }
    throw new KeyProblem("There is no key to sign the record with.",
        KeyFiles.howToMake("seal-key.pem") + ", let nobody but the product read the file, keep a copy in a safe place, "
            + "and set DUE_PROCESS_SEAL_KEY_FILE to its path.");
  }

  private static SealingKey fromFile(SealProperties properties) {
    Path file = properties.keyFile();
    if (properties.ifMissing() != SealProperties.IfMissing.MAKE || Files.exists(file)) {
      SealingKey key = KeyFiles.readPem(file);
      if (KeyFiles.anybodyMayRead(file)) {
        LOG.warn("Every user of this machine may read the key file {}: chmod 600 {}", file, file);
      }
      return key;
    }
    SealingKey made = SealingKey.generate();
    KeyFiles.writePem(file, made);
    LOG.info("Made the key {} that signs the record: {}", made.keyId(), file);
    return made;
  }

  private static char[] password(SealProperties properties) {
    boolean file = isSet(properties.keyStorePasswordFile());
    if (file && properties.keyStorePassword() != null && !properties.keyStorePassword().isEmpty()) {
      throw new KeyProblem(
          "Both due-process.seal.key-store-password and due-process.seal.key-store-password-file are set.",
          "Set the one that has the password.");
    }
    if (file) {
      return KeyFiles.readPassword(properties.keyStorePasswordFile()).toCharArray();
    }
    return properties.keyStorePassword() == null ? new char[0] : properties.keyStorePassword().toCharArray();
  }

  private static boolean isSet(Path path) {
    return path != null && !path.toString().isBlank();
  }

  private static String emptyToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
