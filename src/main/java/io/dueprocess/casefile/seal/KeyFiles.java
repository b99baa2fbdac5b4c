package io.dueprocess.casefile.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys in files. Whatever is wrong with one is said in a sentence that names the file and what to do. */
final class KeyFiles {

  private static final Pattern PEM_BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  /** No key file is larger: whoever names the wrong file shall not have to wait for all of it. */
  private static final int MOST_BYTES = 1_000_000;

  private KeyFiles() {}

  static String howToMake(Object file) {
    return "Make an Ed25519 key with: openssl genpkey -algorithm ed25519 -out %s".formatted(file);
  }

  /** The key of a PEM file. Throws {@link KeyProblem} where there is none that signs. */
  static SealingKey readPem(Path file) {
    String text = new String(read(file, "key file", howToMake(file)), StandardCharsets.ISO_8859_1);
    List<String> kinds = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    Matcher block = PEM_BLOCK.matcher(text);
    while (block.find()) {
      kinds.add(block.group(1));
      if (block.group(1).equals(PRIVATE_KEY)) {
        keys.add(block.group(2));
      }
    }
    if (keys.isEmpty()) {
      throw noPrivateKey(file, kinds, text);
    }
    if (keys.size() > 1) {
      throw new KeyProblem("The key file %s has %d private keys.".formatted(file, keys.size()),
          "Leave the one that is to sign, each other one in a file of its own.");
    }
    try {
      byte[] der = Base64.getDecoder().decode(keys.get(0).replaceAll("\\s", ""));
      return SealingKey.of(KeyFactory.getInstance(SealingKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (IllegalArgumentException e) {
      throw new KeyProblem("The key file %s is damaged: what stands between its BEGIN and END lines is no base64."
          .formatted(file), "Take the file from your backup. " + howToMake("another-file.pem"));
    } catch (GeneralSecurityException e) {
      // not as the cause: its message may quote bytes of the key
      throw new KeyProblem("The key file %s is damaged, or its key is of another algorithm: checkpoints are signed "
          .formatted(file) + "with Ed25519.", howToMake("another-file.pem") + ", and name that file instead.");
    }
  }

  private static KeyProblem noPrivateKey(Path file, List<String> kinds, String text) {
    if (kinds.contains("ENCRYPTED PRIVATE KEY")) {
      return new KeyProblem("The key file %s is encrypted.".formatted(file),
          "Decrypt it with: openssl pkey -in %s -out another-file.pem, readable by the product alone, or put the key "
              .formatted(file) + "into a PKCS#12 file and set due-process.seal.key-store and key-store-password.");
    }
    if (kinds.stream().anyMatch(kind -> kind.endsWith(PRIVATE_KEY))) {
      return new KeyProblem("The key file %s has a key of another kind (%s); checkpoints are signed with Ed25519."
          .formatted(file, kinds.get(0)), howToMake("another-file.pem") + ", and name that file instead.");
    }
    if (!kinds.isEmpty()) {
      return new KeyProblem("The key file %s has no private key, but a %s.".formatted(file, kinds.get(0).toLowerCase(
          Locale.ROOT)), "Name the file with the private key. " + howToMake("another-file.pem"));
    }
    if (text.contains("-----BEGIN ")) {
      return new KeyProblem("The key file %s is cut off: its END line is missing.".formatted(file),
          "Take the file from your backup. " + howToMake("another-file.pem"));
    }
    return new KeyProblem("The key file %s is no PEM file: it has no line -----BEGIN PRIVATE KEY-----.".formatted(file),
        "A PKCS#12 file goes into due-process.seal.key-store. " + howToMake("another-file.pem"));
  }

  /** The key of a PKCS#12 file. Throws {@link KeyProblem} where it can't be opened or has none that signs. */
  static SealingKey readKeyStore(Path file, char[] password, String alias) {
    byte[] bytes = read(file, "key store",
        "Set due-process.seal.key-store to a PKCS#12 file, or due-process.seal.key-file to a PEM file. "
            + howToMake("seal-key.pem"));
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      String entry = entry(store, file, alias);
      Key key = store.getKey(entry, password);
      if (!(key instanceof PrivateKey privateKey)) {
        throw new KeyProblem("The entry %s of the key store %s is no private key.".formatted(entry, file),
            "Set due-process.seal.key-alias to the entry that has the private key.");
      }
      return keyOf(privateKey, file, entry);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw wrongPassword(file);
      }
      throw new KeyProblem("The key store %s is no PKCS#12 file, or it is damaged.".formatted(file),
          "Take the file from your backup, or set due-process.seal.key-file to a PEM file instead.", e);
    } catch (UnrecoverableKeyException e) {
      throw wrongPassword(file);
    } catch (GeneralSecurityException e) {
      throw new KeyProblem("The key store %s can't be opened by this Java.".formatted(file),
          "Take the key out with: openssl pkcs12 -in %s -nodes -nocerts -out another-file.pem, and set "
              .formatted(file) + "due-process.seal.key-file to that.", e);
    }
  }

  private static String entry(KeyStore store, Path file, String alias) throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String each : Collections.list(store.aliases())) {
      if (store.isKeyEntry(each)) {
        keys.add(each);
      }
    }
    if (alias != null) {
      if (!store.containsAlias(alias)) {
        throw new KeyProblem("The key store %s has no entry %s.".formatted(file, alias),
            "Set due-process.seal.key-alias to one that it has: %s.".formatted(keys));
      }
      return alias;
    }
    if (keys.isEmpty()) {
      throw new KeyProblem("The key store %s has no private key.".formatted(file),
          "Make one in it with: keytool -genkeypair -keyalg Ed25519 -storetype PKCS12 -keystore %s -alias seal "
              .formatted(file) + "-dname CN=seal");
    }
    if (keys.size() > 1) {
      throw new KeyProblem("The key store %s has several private keys: %s.".formatted(file, keys),
          "Set due-process.seal.key-alias to the one that is to sign.");
    }
    return keys.get(0);
  }

  private static SealingKey keyOf(PrivateKey key, Path file, String entry) {
    try {
      return SealingKey.of(key);
    } catch (GeneralSecurityException e) {
      throw new KeyProblem("The key %s in the key store %s is of another algorithm (%s); checkpoints are signed with "
          .formatted(entry, file, key.getAlgorithm()) + "Ed25519.",
          "Make one with: keytool -genkeypair -keyalg Ed25519 -storetype PKCS12 -keystore %s -alias seal -dname CN=seal"
              .formatted(file) + ", and set due-process.seal.key-alias to seal.");
    }
  }

  private static KeyProblem wrongPassword(Path file) {
    return new KeyProblem("The password does not open the key store %s.".formatted(file),
        "Set the environment variable DUE_PROCESS_SEAL_KEY_STORE_PASSWORD, or "
            + "due-process.seal.key-store-password-file.");
  }

  /** The first line of a file. Throws {@link KeyProblem} where it can't be read. */
  static String readPassword(Path file) {
    String text = new String(read(file, "password file", "Set due-process.seal.key-store-password-file to a file whose "
        + "first line is the password of the key store."), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("");
  }

  private static byte[] read(Path file, String what, String remedy) {
    try {
      if (Files.isDirectory(file)) {
        throw new KeyProblem("The %s %s is a folder.".formatted(what, file), "Name the file in it.");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new KeyProblem("The %s %s is far too large to be one.".formatted(what, file), remedy);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new KeyProblem("The %s %s is not there.".formatted(what, file), remedy);
    } catch (IOException e) {
      throw new KeyProblem("The %s %s can't be read.".formatted(what, file),
          "Let the user that the product runs as read it, and nobody else.", e);
    }
  }

  /** Writes a key to a new file that its owner alone may read. Throws {@link KeyProblem} where that fails. */
  static void writePem(Path file, SealingKey key) {
    String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.pkcs8())
        + "\n-----END PRIVATE KEY-----\n";
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          ownerOnly())) {
        channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
      }
    } catch (IOException e) {
      throw new KeyProblem("The key file %s can't be written.".formatted(file),
          "Let the product write to its folder, or set due-process.seal.key-file to another place.", e);
    }
  }

  /** Whether users beyond its owner and group may read a file; false where the machine can't say. */
  static boolean anybodyMayRead(Path file) {
    try {
      return hasPermissions() && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasPermissions() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!hasPermissions()) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
