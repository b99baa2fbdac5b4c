package io.dueprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product as its users start it: a process of its own, on a free port, with its database in a file. A second
 * engine in the tests' own process would share the engine's clock with the other tests.
 */
final class RunningProduct implements AutoCloseable {

  private static final String READY = "The product is ready.";
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  private RunningProduct(Process process) {
    this.process = process;
  }

  /** Starts the product as it is shipped, and says when it is ready: its set-up runs after the web server starts. */
  public static final class Main {

    private Main() {}

    /** Starts it with the same arguments. */
    public static void main(String[] args) {
      DueProcess.main(args);
      System.out.println(READY);
    }
  }

  /** Starts it and waits until it is ready; fails with its output where it ends instead. */
  static RunningProduct start(Path data, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + url(data),
        "--due-process.seal.key-file=" + keyFile(data)));
    all.addAll(List.of(arguments));
    var product = new RunningProduct(java(Main.class, all).start());
    product.awaitReady();
    return product;
  }

  /** A program of the tests' own classes and the product's, in a process of its own, with its errors in its output. */
  static ProcessBuilder java(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Where the database is. */
  static String url(Path data) {
    return "jdbc:h2:file:" + data.toAbsolutePath().resolve("due-process");
  }

  /** Its database, for whoever looks into it while the product is stopped. */
  static DataSource database(Path data) {
    return new DriverManagerDataSource(url(data), "sa", "");
  }

  /** Where the key is that signs the record: the demo makes it, production wants it to be there. */
  static Path keyFile(Path data) {
    return data.toAbsolutePath().resolve("seal-key.pem");
  }

  private void awaitReady() throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      Matcher started = PORT.matcher(line);
      if (started.find()) {
        port = Integer.parseInt(started.group(1));
      }
      if (line.equals(READY)) {
        var rest = new Thread(() -> reader.lines().forEach(ignored -> {}), "output of the product");
        rest.setDaemon(true);
        rest.start();
        return;
      }
    }
    throw new IllegalStateException("The product did not start:\n" + output());
  }

  int port() {
    return port;
  }

  /** What it printed until it was ready. */
  String output() {
    return String.join("\n", lines);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> get(String path, String userId, String password) {
    String login = Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8));
    return send(request(path).header("Authorization", "Basic " + login).GET());
  }

  HttpResponse<String> post(String path, String json) {
    return send(request(path)
        .header("Content-Type", "application/json")
        .header("X-Due-Process", "1")
        .POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Accept", "application/json, */*")
        // as the proxy does that production has in front
        .header("X-Forwarded-Proto", "https");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as an operator does, so that the database is closed. */
  @Override
  public void close() throws InterruptedException {
    // the handle leaves the streams open, so that the last lines are still read
    process.toHandle().destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
