package io.dueprocess.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dueprocess.WithLog;
import io.dueprocess.casefile.seal.SealProperties.IfMissing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Where the key comes from, and what an operator is told about each file that can't be used. */
@ExtendWith({WithLog.class, OutputCaptureExtension.class})
class KeyFilesTest {

  /** The private key of RFC 8410, section 10.3, and the public key that belongs to it (section 10.1). */
  private static final String KNOWN_KEY = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC";
  private static final String ITS_PUBLIC_KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";
  private static final String KNOWN_PEM = pem("PRIVATE KEY", KNOWN_KEY);
  private static final String PASSWORD = "a long enough password";

  @TempDir private static Path stores;
  private static Path oneKey;
  private static Path severalKeys;
  private static Path noKey;

  @TempDir private Path folder;

  @BeforeAll
  static void makeKeyStores() throws Exception {
    oneKey = stores.resolve("one.p12");
    generate(oneKey, "seal", "Ed25519");
    severalKeys = stores.resolve("several.p12");
    generate(severalKeys, "first", "Ed25519");
    generate(severalKeys, "second", "Ed25519");
    generate(severalKeys, "rsa", "RSA");
    noKey = stores.resolve("none.p12");
    Path certificate = stores.resolve("certificate.pem");
    keytool("-exportcert", "-rfc", "-keystore", oneKey.toString(), "-alias", "seal", "-file", certificate.toString());
    keytool("-importcert", "-noprompt", "-storetype", "PKCS12", "-keystore", noKey.toString(), "-alias", "seal",
        "-file", certificate.toString());
  }

  @Test
  void aKeyFromAPemFileHasThePublicKeyThatBelongsToIt() throws IOException {
    SealingKey key = KeyFiles.readPem(write(KNOWN_PEM));

    assertThat(key.der()).asBase64Encoded().isEqualTo(ITS_PUBLIC_KEY);
    // printf %s "$ITS_PUBLIC_KEY" | base64 -d | sha256sum | cut -c1-16
    assertThat(key.keyId()).isEqualTo("a1e9156054e04fac");
  }

  @Test
  void textAndWindowsLineEndsAroundTheKeyDoNotMatter() throws IOException {
    Path file = write("Key of 2026\r\n\r\n" + KNOWN_PEM.replace("\n", "\r\n") + "\r\nKeep it.");

    assertThat(KeyFiles.readPem(file).der()).asBase64Encoded().isEqualTo(ITS_PUBLIC_KEY);
  }

  @Test
  void aSignatureVerifiesForItsBytesAndItsKeyAndForNothingElse() throws Exception {
    SealingKey key = SealingKey.generate();
    byte[] text = "what is signed".getBytes(StandardCharsets.UTF_8);
    Signature signature = key.sign(text);

    assertThat(signature.keyId()).isEqualTo(key.keyId());
    assertThat(SealingKey.verifies(key.der(), text, signature.base64())).isTrue();
    assertThat(SealingKey.verifies(key.der(), "what is signeD".getBytes(StandardCharsets.UTF_8), signature.base64()))
        .isFalse();
    assertThat(SealingKey.verifies(SealingKey.generate().der(), text, signature.base64())).isFalse();
  }

  @Test
  void theOnlyKeyOfAKeyStoreNeedsNoAlias() throws Exception {
    SealingKey key = KeyFiles.readKeyStore(oneKey, PASSWORD.toCharArray(), null);

    assertThat(Base64.getEncoder().encodeToString(key.der())).isEqualTo(publicKeyAccordingToKeytool(oneKey, "seal"));
  }

  @Test
  void ofSeveralKeysInAKeyStoreTheAliasSaysWhich() throws Exception {
    SealingKey key = KeyFiles.readKeyStore(severalKeys, PASSWORD.toCharArray(), "second");

    assertThat(Base64.getEncoder().encodeToString(key.der()))
        .isEqualTo(publicKeyAccordingToKeytool(severalKeys, "second"));
  }

  @Test
  void thePasswordOfAKeyStoreMayStandInAFile() throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD + "\n");
    var fromFile = new SealProperties(null, oneKey, "", password, "", null, IfMissing.REFUSE);
    var fromSetting = new SealProperties(null, oneKey, PASSWORD, null, "", null, IfMissing.REFUSE);

    assertThat(SealConfiguration.key(fromFile).keyId()).isEqualTo(SealConfiguration.key(fromSetting).keyId());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeyFiles")
  void aKeyFileThatCannotSignIsRefusedByNameWithARemedy(String what, String text, String problem, String remedy)
      throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> KeyFiles.readPem(file))
        .isInstanceOfSatisfying(KeyProblem.class, e -> {
          assertThat(e.getMessage()).startsWith("The key file " + file).contains(problem).endsWith(".");
          assertThat(e.remedy()).contains(remedy);
          assertThat(e).hasNoCause();
        });
  }

  static Stream<Arguments> badKeyFiles() throws Exception {
    String make = "openssl genpkey -algorithm ed25519 -out ";
    String cut = KNOWN_KEY.substring(0, 40);
    return Stream.of(
        Arguments.of("empty", "", "is no PEM file", make),
        Arguments.of("binary", "\u0000\u0001\u00ff", "is no PEM file", make),
        Arguments.of("not base64", pem("PRIVATE KEY", "!" + KNOWN_KEY), "is damaged", make),
        Arguments.of("cut within the key", pem("PRIVATE KEY", cut), "is damaged", make),
        Arguments.of("cut before its end", KNOWN_PEM.substring(0, 60), "is cut off", "backup"),
        Arguments.of("changed algorithm", pem("PRIVATE KEY", KNOWN_KEY.replace("K2Vw", "K2Vx")), "another algorithm",
            make),
        Arguments.of("RSA", pem("PRIVATE KEY", encoded("RSA")), "another algorithm", make),
        Arguments.of("EC", pem("PRIVATE KEY", encoded("EC")), "another algorithm", make),
        Arguments.of("X25519", pem("PRIVATE KEY", encoded("X25519")), "another algorithm", make),
        Arguments.of("Ed448", pem("PRIVATE KEY", encoded("Ed448")), "another algorithm", make),
        Arguments.of("RSA in its own format", pem("RSA PRIVATE KEY", "MIIB"), "another kind (RSA PRIVATE KEY)", make),
        Arguments.of("OpenSSH", pem("OPENSSH PRIVATE KEY", "b3Bl"), "another kind (OPENSSH PRIVATE KEY)", make),
        Arguments.of("encrypted", pem("ENCRYPTED PRIVATE KEY", "MIIB"), "is encrypted", "openssl pkey -in "),
        Arguments.of("public", pem("PUBLIC KEY", ITS_PUBLIC_KEY), "no private key, but a public key", "private key"),
        Arguments.of("certificate", pem("CERTIFICATE", "MIIB"), "no private key, but a certificate", "private key"),
        Arguments.of("two keys", KNOWN_PEM + KNOWN_PEM, "has 2 private keys", "a file of its own"),
        Arguments.of("too large", "x".repeat(1_000_001), "far too large", make));
  }

  @Test
  void aMissingKeyFileIsRefusedWithTheCommandThatMakesIt() {
    Path file = folder.resolve("seal-key.pem");

    assertThatThrownBy(() -> KeyFiles.readPem(file))
        .isInstanceOfSatisfying(KeyProblem.class, e -> {
          assertThat(e).hasMessage("The key file %s is not there.".formatted(file));
          assertThat(e.remedy()).isEqualTo("Make an Ed25519 key with: openssl genpkey -algorithm ed25519 -out " + file);
        });
    assertThatThrownBy(() -> KeyFiles.readPem(folder)).hasMessage("The key file %s is a folder.".formatted(folder));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badKeyStores")
  void aKeyStoreThatCannotSignIsRefusedByNameWithARemedy(String what, Path store, String password, String alias,
      String problem, String remedy) {
    assertThatThrownBy(() -> KeyFiles.readKeyStore(store, password.toCharArray(), alias))
        .isInstanceOfSatisfying(KeyProblem.class, e -> {
          assertThat(e.getMessage()).contains(store.toString()).contains(problem).endsWith(".");
          assertThat(e.remedy()).contains(remedy);
          assertThat(e.getMessage() + e.remedy()).doesNotContain(PASSWORD).doesNotContain("wrong");
        });
  }

  static Stream<Arguments> badKeyStores() throws IOException {
    Path pem = Files.writeString(stores.resolve("key.pem"), KNOWN_PEM);
    byte[] bytes = Files.readAllBytes(oneKey);
    Path cut = Files.write(stores.resolve("cut.p12"), Arrays.copyOf(bytes, bytes.length / 2));
    return Stream.of(
        Arguments.of("wrong password", oneKey, "wrong", null, "password does not open",
            "DUE_PROCESS_SEAL_KEY_STORE_PASSWORD"),
        Arguments.of("no password", oneKey, "", null, "password does not open", "key-store-password-file"),
        Arguments.of("missing", stores.resolve("gone.p12"), PASSWORD, null, "is not there",
            "due-process.seal.key-store"),
        Arguments.of("a PEM file", pem, PASSWORD, null, "is no PKCS#12 file", "due-process.seal.key-file"),
        Arguments.of("cut off", cut, PASSWORD, null, "damaged", "backup"),
        Arguments.of("unknown alias", severalKeys, PASSWORD, "third", "has no entry third", "first"),
        Arguments.of("several keys, no alias", severalKeys, PASSWORD, null, "has several private keys", "key-alias"),
        Arguments.of("RSA", severalKeys, PASSWORD, "rsa", "another algorithm (RSA)",
            "keytool -genkeypair -keyalg Ed25519"),
        Arguments.of("only a certificate", noKey, PASSWORD, null, "has no private key", "keytool -genkeypair"),
        Arguments.of("the alias of a certificate", noKey, PASSWORD, "seal", "is no private key", "key-alias"));
  }

  @Test
  void withoutAKeyNothingStarts() {
    var nothing = new SealProperties(Path.of(""), Path.of(""), "", null, "", null, IfMissing.REFUSE);

    assertThatThrownBy(() -> SealConfiguration.key(nothing))
        .isInstanceOfSatisfying(KeyProblem.class, e -> {
          assertThat(e).hasMessage("There is no key to sign the record with.");
          assertThat(e.remedy())
              .contains("openssl genpkey -algorithm ed25519 -out ").contains("DUE_PROCESS_SEAL_KEY_FILE");
        });
  }

  @Test
  void aKeyFileAndAKeyStoreAtOnceAreRefused() {
    var both = new SealProperties(folder.resolve("a.pem"), oneKey, PASSWORD, null, "", null, IfMissing.REFUSE);
    var passwords = new SealProperties(null, oneKey, PASSWORD, folder.resolve("p"), "", null, IfMissing.REFUSE);

    assertThatThrownBy(() -> SealConfiguration.key(both)).hasMessageStartingWith("Both due-process.seal.key-file and");
    assertThatThrownBy(() -> SealConfiguration.key(passwords))
        .hasMessageStartingWith("Both due-process.seal.key-store-password and");
  }

  @Test
  void theDemoMakesItsKeyOnceAndForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("data").resolve("seal-key.pem");
    var demo = new SealProperties(file, null, null, null, null, null, IfMissing.MAKE);

    SealingKey first = SealConfiguration.key(demo);
    SealingKey second = SealConfiguration.key(demo);

    assertThat(second.keyId()).isEqualTo(first.keyId());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void aBrokenKeyOfTheDemoIsReportedAndNeverReplaced() throws IOException {
    Path file = write("no key");
    var demo = new SealProperties(file, null, null, null, null, null, IfMissing.MAKE);

    assertThatThrownBy(() -> SealConfiguration.key(demo)).isInstanceOf(KeyProblem.class);
    assertThat(file).hasContent("no key");
  }

  @Test
  void aKeyFileThatEveryUserOfTheMachineMayReadIsTakenWithAWarning(CapturedOutput output) throws IOException {
    Path file = write(KNOWN_PEM);
    var production = new SealProperties(file, null, null, null, null, null, IfMissing.REFUSE);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    SealConfiguration.key(production);
    assertThat(output).doesNotContain("chmod");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SealConfiguration.key(production);
    assertThat(output).contains("chmod 600 " + file);
  }

  @Test
  void theEnvironmentCanSetAllOfIt() {
    var environment = new SystemEnvironmentPropertySource("systemEnvironment", Map.of(
        "DUE_PROCESS_SEAL_KEY_FILE", "/keys/a.pem",
        "DUE_PROCESS_SEAL_KEY_STORE", "/keys/a.p12",
        "DUE_PROCESS_SEAL_KEY_STORE_PASSWORD", PASSWORD,
        "DUE_PROCESS_SEAL_KEY_STORE_PASSWORD_FILE", "/keys/password",
        "DUE_PROCESS_SEAL_KEY_ALIAS", "seal",
        "DUE_PROCESS_SEAL_PREVIOUS_KEY_FILE", "/keys/b.pem"));

    var binder = new Binder(ConfigurationPropertySources.from(environment));
    assertThat(binder.bind("due-process.seal", SealProperties.class).get())
        .isEqualTo(new SealProperties(Path.of("/keys/a.pem"), Path.of("/keys/a.p12"), PASSWORD,
            Path.of("/keys/password"), "seal", Path.of("/keys/b.pem"), IfMissing.REFUSE));
  }

  @Test
  void noTextShowsAPasswordOrAPrivateKey() {
    var properties = new SealProperties(null, oneKey, PASSWORD, null, null, null, IfMissing.REFUSE);
    SealingKey key = SealingKey.generate();

    assertThat(properties.toString()).doesNotContain(PASSWORD);
    assertThat(key).hasToString("Ed25519 key " + key.keyId());
  }

  @Test
  void anOperatorSeesTheSentenceAndTheRemedyAtTheStart() {
    KeyProblem problem =
        catchThrowableOfType(KeyProblem.class, () -> KeyFiles.readPem(folder.resolve("seal-key.pem")));
    List<FailureAnalysis> shown = new ArrayList<>();
    for (FailureAnalyzer analyzer : SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class,
        SpringFactoriesLoader.FailureHandler.handleMessage((message, e) -> { }))) {
      FailureAnalysis analysis = analyzer.analyze(new IllegalStateException("The context can't be made", problem));
      if (analysis != null) {
        shown.add(analysis);
      }
    }

    assertThat(shown).singleElement().satisfies(analysis -> {
      assertThat(analysis.getDescription()).isEqualTo(problem.getMessage());
      assertThat(analysis.getAction()).isEqualTo(problem.remedy());
    });
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("key.pem"), text, StandardCharsets.ISO_8859_1);
  }

  private static String pem(String kind, String base64) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
  }

  private static String encoded(String algorithm) throws Exception {
    return Base64.getEncoder().encodeToString(
        KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded());
  }

  private static void generate(Path store, String alias, String algorithm) throws Exception {
    keytool("-genkeypair", "-keyalg", algorithm, "-storetype", "PKCS12", "-keystore", store.toString(), "-alias", alias,
        "-dname", "CN=seal");
  }

  /** From the certificate beside the key: what the product works out has to agree with it. */
  private static String publicKeyAccordingToKeytool(Path store, String alias) throws Exception {
    KeyStore opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    return Base64.getEncoder().encodeToString(opened.getCertificate(alias).getPublicKey().getEncoded());
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(output).isZero();
  }
}
