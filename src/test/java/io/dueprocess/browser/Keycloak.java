package io.dueprocess.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keycloak as its makers ship it, with the realm of a company, in a process of its own and with nothing that stays. */
final class Keycloak implements AutoCloseable {

  private final Process process;
  private final int port;

  private Keycloak(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it listens; fails with its output where it ends instead. */
  static Keycloak start() throws IOException {
    Path home;
    try (Stream<Path> unpacked = Files.list(Path.of("target", "keycloak"))) {
      home = unpacked.filter(Files::isDirectory).filter(path -> Files.exists(path.resolve("bin/kc.sh"))).findFirst()
          .orElseThrow(() -> new IllegalStateException("No Keycloak under target/keycloak: run mvn verify, which "
              + "unpacks it there."));
    }
    Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.copy(Path.of("src/test/resources/keycloak/company-realm.json"), realms.resolve("company-realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = Path.of("target", "keycloak.log");
    var builder = new ProcessBuilder("bash", home.resolve("bin/kc.sh").toString(), "start-dev", "--db=dev-mem",
        "--import-realm", "--http-host=127.0.0.1", "--http-port=" + port, "--cache=local")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    var keycloak = new Keycloak(builder.start(), port);
    keycloak.awaitReady(log);
    return keycloak;
  }

  private void awaitReady(Path log) throws IOException {
    var output = new StringBuilder();
    var reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.contains("Listening on:")) {
        Files.writeString(log, output);
        var rest = new Thread(() -> reader.lines().forEach(ignored -> {}), "output of Keycloak");
        rest.setDaemon(true);
        rest.start();
        return;
      }
    }
    throw new IllegalStateException("Keycloak did not start:\n" + output);
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/company";
  }

  /** What the provider gives a client for a user: {@code access_token}, {@code id_token}. */
  JsonNode tokens(String client, String userId) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=password&scope=openid&client_secret=secret-of-the-test&client_id="
            + client + "&username=" + userId + "&password=" + userId + "-at-company"));
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("No token: " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body());
  }

  @Override
  public void close() throws InterruptedException {
    Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
