package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product without the demo, started twice on one database that was empty at first. */
class ProductionProfileTest {

  private static final Pattern PASSWORD = Pattern.compile("First administrator: user admin, password (\\S+)");

  private static final String COUNT_OF_USERS = "/camunda/api/engine/engine/default/user/count";

  @TempDir private static Path data;
  private static String firstStart;
  private static String secondStart;
  private static RunningProduct product;
  private static HttpResponse<String> usersAsAdministrator;
  private static int facts;
  private static int tablesOfTheDemo;

  @BeforeAll
  static void startTwice() throws Exception {
    Files.writeString(RunningProduct.keyFile(data), "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n");
    try (RunningProduct first = start()) {
      firstStart = first.output();
    }
    countFacts();
    product = start();
    secondStart = product.output();
    // before any test sends a wrong password: the engine makes that user wait then
    usersAsAdministrator = product.get(COUNT_OF_USERS, "admin", password());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    product.close();
  }

  private static RunningProduct start() throws Exception {
    return start(data);
  }

  private static RunningProduct start(Path data) throws Exception {
    return RunningProduct.start(data, "--spring.profiles.active=production", "--spring.datasource.username=sa",
        "--spring.datasource.password=");
  }

  @Test
  void theFirstAdministratorsPasswordIsShownAtTheFirstStartOnly() {
    assertThat(PASSWORD.matcher(firstStart).results()).hasSize(1);
    assertThat(secondStart).doesNotContain("First administrator").doesNotContain(password());
  }

  @Test
  void theFirstAdministratorSignsInWithThePasswordThatWasShown() {
    assertThat(usersAsAdministrator.statusCode()).isEqualTo(200);
  }

  @Test
  void noDefaultPasswordOpensIt() {
    for (String user : List.of("admin", "demo", "hanna", "mia", "lena", "otto")) {
      assertThat(product.get(COUNT_OF_USERS, user, user).statusCode()).as(user).isEqualTo(401);
    }
    assertThat(product.get(COUNT_OF_USERS).statusCode()).isEqualTo(401);
  }

  @Test
  void theFirstAdministratorIsTheOnlyUser() {
    assertThat(usersAsAdministrator.body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void withoutAKeyThatSignsTheRecordItDoesNotStartAndSaysHowToMakeOne(@TempDir Path empty) {
    assertThatThrownBy(() -> start(empty))
        .hasMessageStartingWith("The product did not start")
        .hasMessageContaining("The key file " + RunningProduct.keyFile(empty) + " is not there.")
        .hasMessageContaining("openssl genpkey -algorithm ed25519 -out " + RunningProduct.keyFile(empty))
        .message().doesNotContain("\tat ");
    assertThat(RunningProduct.keyFile(empty)).doesNotExist();
  }

  @Test
  void thereIsNobodyInTheDirectoryAndNoCase() {
    assertThat(facts).as("people, cases and entries").isZero();
    assertThat(tablesOfTheDemo).as("tables of the demo").isZero();
  }

  @Test
  void nothingOfTheDemoAnswers() {
    assertThat(product.get("/api/demo/users").statusCode()).isEqualTo(404);
    assertThat(product.get("/api/demo/clock").statusCode()).isEqualTo(404);
    assertThat(product.post("/api/demo/clock", "{\"by\":\"DAY\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void theEnginesRestInterfaceIsNotThereUnlessItIsSwitchedOn() {
    for (String path : List.of("", "/", "/user/count", "/engine", "/engine/default/task", "/%75ser/count")) {
      assertThat(product.get("/engine-rest" + path).statusCode()).as(path).isEqualTo(404);
      assertThat(product.get("/engine-rest" + path, "admin", password()).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aPasswordIsNotTakenOverAConnectionThatOthersCanRead() throws Exception {
    String login = Base64.getEncoder().encodeToString(("admin:" + password()).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + COUNT_OF_USERS))
            .header("Authorization", "Basic " + login).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("over HTTPS only").doesNotContain("count");
  }

  @Test
  void cookiesAreSecureAndBrowsersAreToldToStayOnHttps() {
    HttpResponse<String> page = product.get("/camunda/app/tasklist/default/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="))
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("SameSite=Lax"));
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
  }

  private static void countFacts() {
    JdbcClient database = JdbcClient.create(RunningProduct.database(data));
    facts = database.sql("select (select count(*) from employee) + (select count(*) from pip_case) "
        + "+ (select count(*) from case_entry)").query(Integer.class).single();
    tablesOfTheDemo = database.sql("select count(*) from information_schema.tables "
        + "where lower(table_name) = 'demo_clock'").query(Integer.class).single();
  }

  private static String password() {
    Matcher shown = PASSWORD.matcher(firstStart);
    assertThat(shown.find()).as("the first start shows a password").isTrue();
    return shown.group(1);
  }
}
