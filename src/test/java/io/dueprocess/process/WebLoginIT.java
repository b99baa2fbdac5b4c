package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.login.SecurityEvents;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in, staying in and being out, over HTTP: sessions, forged requests, guessed passwords, headers. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "due-process.login.failures=40")
@TestMethodOrder(OrderAnnotation.class)
class WebLoginIT extends ProcessTestCase {

  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
  /** One of each interface that shows something of somebody. */
  private static final List<String> CLOSED = List.of(TASKS, "/engine-rest/task/count", "/engine-rest",
      "/engine-rest/engine", "/engine-rest/version", "/api/my-case", "/api/cases", "/api/standing-cases",
      "/camunda/api/engine/engine/default/user", "/camunda/api/admin/auth/user/default/x",
      "/camunda/api/cockpit/plugin/base/default/process-definition/statistics", "/nothing-of-this-name");

  @LocalServerPort private int port;
  @Autowired private SecurityEvents events;

  private WebVisitor visitor;

  @BeforeEach
  void aVisitor() {
    visitor = new WebVisitor(port);
    for (String userId : List.of("hanna", "mia", "henry")) {
      identity.unlockUser(userId);
    }
  }

  @AfterEach
  void nobodyHasLeft() {
    jdbc.sql("update employee set left_on = null").update();
  }

  @Test
  void whoIsNotSignedInSeesNothingOfAnybody() {
    for (String path : CLOSED) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(WebVisitor.sentence(answer)).as(path).isEqualTo("Sign in first.");
    }
  }

  @Test
  void oneSignInOpensTheWebApplicationsAndOurOwnPages() {
    HttpResponse<String> signedIn = visitor.signIn("hanna", "hanna");
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(signedIn.body()).contains("\"userId\":\"hanna\"", "tasklist").doesNotContain("cockpit");
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/api/cases").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"hanna\"");
  }

  @Test
  void aSessionDoesNotOpenTheEnginesRestInterface() {
    visitor.signIn("hanna", "hanna");
    assertThat(visitor.get("/engine-rest/task/count").statusCode()).isEqualTo(401);
    assertThat(visitor.getAs("hanna", "hanna", "/engine-rest/task/count").statusCode()).isEqualTo(200);
  }

  @Test
  void aPasswordInTheHeaderOpensNoSession() {
    for (String path : List.of("/api/cases", "/engine-rest/task/count", TASKS)) {
      HttpResponse<String> answer = visitor.getAs("hanna", "hanna", path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (!path.equals(TASKS)) {
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).noneMatch(c -> c.startsWith("JSESSIONID"));
      }
    }
  }

  @Test
  void theSessionIsAnotherOneAfterSigningInThanBefore() {
    visitor.withCookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF").signIn("hanna", "hanna");
    String first = visitor.cookie("JSESSIONID");
    assertThat(first).isNotEmpty().isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");

    visitor.signIn("henry", "henry");
    assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(first);
    assertThat(new WebVisitor(port).withCookie("JSESSIONID", first).get(TASKS).statusCode()).isEqualTo(401);
  }

  @Test
  void theSessionEndsWhenItsPersonSignsOut() {
    visitor.signIn("hanna", "hanna");
    String session = visitor.cookie("JSESSIONID");
    assertThat(visitor.signOut().statusCode()).isEqualTo(204);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(401);
    for (String path : List.of(TASKS, "/api/cases")) {
      assertThat(new WebVisitor(port).withCookie("JSESSIONID", session).get(path).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoSignsInTriesToOrIsRefusedIsKeptForAdministrators() {
    people.user("ada", "camunda-admin");
    people.user("pete", "employee");
    jdbc.sql("delete from security_event").update();
    visitor.signIn("pete", "pete");
    visitor.get("/api/cases/PIP-1999-0001/file?secret=of-somebody");
    visitor.get("/api/cases/PIP-1999-0001/file");
    visitor.get("/api/standing-cases");
    visitor.signOut();
    new WebVisitor(port).getAs("pete", "a wrong one", "/api/cases");
    new WebVisitor(port).getAs("the password of somebody", "pete", "/api/cases");

    HttpResponse<String> kept = new WebVisitor(port).getAs("ada", "ada", "/api/security-events");
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(tree(kept.body()).findValuesAsText("kind")).containsExactly("SIGNED_IN", "SIGN_IN_FAILED",
        "SIGN_IN_FAILED", "SIGNED_OUT", "REFUSED", "REFUSED", "SIGNED_IN");
    assertThat(tree(kept.body()).findValuesAsText("userId"))
        .containsExactly("ada", "null", "pete", "pete", "pete", "pete", "pete");
    assertThat(tree(kept.body()).findValuesAsText("request")).contains("GET /api/cases/PIP-1999-0001/file",
        "GET /api/standing-cases");
    assertThat(kept.body()).doesNotContain("secret", "the password");

    new WebVisitor(port).getAs("ada", "ada", "/api/security-events");
    assertThat(jdbc.sql("select count(*) from security_event").query(Long.class).single())
        .as("the same within a minute is kept once").isEqualTo(7);
    String longAgo = "/api/security-events?before=2001-01-01T00:00:00Z";
    assertThat(tree(new WebVisitor(port).getAs("ada", "ada", longAgo).body())).isEmpty();
    assertThat(new WebVisitor(port).getAs("hanna", "hanna", "/api/security-events").statusCode()).isEqualTo(403);
    assertThat(new WebVisitor(port).getAs("ada", "ada", "/api/security-events?from=yesterday").statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatWasKeptForLongEnoughIsDeleted() {
    new WebVisitor(port).getAs("hanna", "hanna", "/api/cases");
    events.doIfDue();
    assertThat(jdbc.sql("select count(*) from security_event").query(Long.class).single()).isPositive();
    clock.moveTo(clock.instant().plus(Duration.ofDays(366)));
    events.doIfDue();
    assertThat(jdbc.sql("select count(*) from security_event").query(Long.class).single()).isZero();
  }

  private JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  @Test
  void anApplicationThatIsNotForAPersonIsRefusedAndNobodyIsSignedIn() {
    visitor.get("/camunda/app/cockpit/default/");
    HttpResponse<String> answer = visitor.post("/camunda/api/admin/auth/user/default/login/cockpit",
        "application/x-www-form-urlencoded", "username=hanna&password=hanna");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(401);
  }

  @Test
  void whatAnotherSiteMakesABrowserSendIsRefused() {
    visitor.signIn("hanna", "hanna");
    String path = TASKS;
    assertThat(visitor.post(path, "application/json", "{}").statusCode()).isEqualTo(200);

    var noToken = visitor.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
    assertThat(visitor.send(noToken).statusCode()).isEqualTo(403);
    var wrongToken = visitor.request(path).header("Content-Type", "application/json").header("X-XSRF-TOKEN", "guessed")
        .POST(BodyPublishers.ofString("{}"));
    assertThat(visitor.send(wrongToken).statusCode()).isEqualTo(403);
    for (String from : List.of("cross-site", "same-site")) {
      assertThat(visitor.post(path, "application/json", "{}", "Sec-Fetch-Site", from).statusCode()).isEqualTo(403);
    }
    assertThat(visitor.post(path, "application/json", "{}", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
    assertThat(visitor.get(path).statusCode()).as("and who was named stays signed in").isEqualTo(200);
  }

  @Test
  void aBrowserThatKeepsAPasswordForTheEnginesRestInterfaceIsNotMadeToUseIt() {
    HttpResponse<String> forged = visitor.send(visitor.request("/engine-rest/task/none/unclaim")
        .header("Authorization", "Basic aGFubmE6aGFubmE=").header("Sec-Fetch-Site", "cross-site")
        .POST(BodyPublishers.noBody()));
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(WebVisitor.sentence(forged)).startsWith("Another site sent this in your name.");
  }

  @Test
  void nobodyIsSignedInByAnotherSite() {
    assertThat(visitor.sendLogin("hanna", "hanna").statusCode()).as("no token").isEqualTo(403);
    visitor.get("/camunda/app/tasklist/default/");
    assertThat(visitor.sendLogin("hanna", "hanna", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordAndAnUnknownUserLookTheSameAndMakeTheUserWait() {
    HttpResponse<String> wrong = visitor.signIn("hanna", "wrong");
    HttpResponse<String> unknown = visitor.signIn("nobody", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
    assertThat(wrong.body()).isEqualTo(unknown.body());

    assertThat(visitor.signIn("hanna", "hanna").statusCode()).as("the right one, at once").isEqualTo(401);
    assertThat(visitor.getAs("hanna", "hanna", "/engine-rest/task/count").statusCode()).isEqualTo(401);
    clock.moveTo(clock.instant().plusSeconds(4));
    assertThat(visitor.signIn("hanna", "hanna").statusCode()).as("after the wait").isEqualTo(200);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void anAddressFromWhichManySignInsFailHasToWaitWhoeverItNames() {
    var stranger = new WebVisitor(port);
    int tries = 0;
    HttpResponse<String> answer = stranger.signIn("user0", "password");
    while (answer.statusCode() == 401 && tries < 60) {
      answer = tries % 2 == 0 ? stranger.sendLogin("user" + tries, "password")
          : stranger.getAs("user" + tries, "password", "/engine-rest/task/count");
      tries++;
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").getAsLong()).isBetween(1L, 601L);
    assertThat(WebVisitor.sentence(answer)).startsWith("Too many sign-ins have failed from your address.");
    assertThat(visitor.getAs("hanna", "hanna", "/api/cases").statusCode()).isEqualTo(429);
  }

  @Test
  void whoHasLeftIsOutAtTheNextRequestAndDoesNotGetInAgain() {
    visitor.signIn("henry", "henry");
    assertThat(visitor.get("/api/cases").statusCode()).isEqualTo(200);
    String session = visitor.cookie("JSESSIONID");

    left("henry", LocalDate.now(clock));
    assertThat(visitor.get("/api/cases").statusCode()).as("on the last day").isEqualTo(200);
    left("henry", LocalDate.now(clock).minusDays(1));

    HttpResponse<String> next = visitor.get("/api/cases");
    assertThat(next.statusCode()).isEqualTo(401);
    assertThat(WebVisitor.sentence(next)).startsWith("Your employment has ended");
    left("henry", null);
    assertThat(new WebVisitor(port).withCookie("JSESSIONID", session).get("/api/cases").statusCode())
        .as("the session itself has ended").isEqualTo(401);

    left("henry", LocalDate.now(clock).minusDays(1));
    HttpResponse<String> again = visitor.signIn("henry", "henry");
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(WebVisitor.sentence(again)).startsWith("Your employment has ended");
    for (String path : List.of("/api/cases", "/engine-rest/task/count", TASKS)) {
      assertThat(visitor.getAs("henry", "henry", path).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void aGroupThatIsTakenAwayIsGoneWithTheNextRequest() {
    visitor.signIn("henry", "henry");
    assertThat(visitor.get("/api/retention/due").statusCode()).isEqualTo(403);
    identity.createMembership("henry", "legal");
    try {
      assertThat(visitor.get("/api/retention/due").statusCode()).isEqualTo(200);
    } finally {
      identity.deleteMembership("henry", "legal");
    }
    assertThat(visitor.get("/api/retention/due").statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyMakesThemselvesTheFirstAdministrator() {
    for (WebVisitor who : List.of(visitor, signedIn("hanna"))) {
      who.get("/camunda/app/admin/default/");
      assertThat(who.post("/camunda/api/admin/setup/default/user/create", "application/json",
          "{\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"eve\"}}").statusCode()).isIn(401, 403);
    }
    assertThat(identity.createUserQuery().userId("eve").count()).isZero();
  }

  @Test
  void everyAnswerBearsTheHeadersThatBrowsersGoBy() {
    WebVisitor hanna = signedIn("hanna");
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (String path : List.of("/", "/cases.html", "/due-process/start.js", "/camunda/app/tasklist/default/", TASKS,
        "/camunda/lib/deps.js", "/api/cases", "/api/cases/none/file", "/engine-rest/task/count", "/nothing",
        "/error")) {
      answers.add(hanna.get(path));
      answers.add(visitor.get(path));
    }
    for (HttpResponse<String> answer : answers) {
      assertThat(header(answer, "X-Content-Type-Options")).as(answer.toString()).isEqualTo("nosniff");
      assertThat(header(answer, "X-Frame-Options")).as(answer.toString()).isEqualTo("DENY");
      assertThat(header(answer, "Referrer-Policy")).as(answer.toString()).isEqualTo("same-origin");
      assertThat(header(answer, "Permissions-Policy")).as(answer.toString()).contains("camera=()");
      assertThat(header(answer, "Content-Security-Policy")).as(answer.toString())
          .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
      if (answer.uri().getPath().matches("/(camunda/)?api/.*|/engine-rest/.*")) {
        assertThat(header(answer, "Cache-Control")).as(answer.toString()).contains("no-");
      }
    }
  }

  @Test
  void noPageRunsAScriptThatStandsWithinIt() {
    for (Map.Entry<String, String> page : Map.of("/", "", "/cases.html", "", "/my-case.html", "",
        "/camunda/app/tasklist/default/", "'nonce-", "/camunda/app/cockpit/default/", "'nonce-").entrySet()) {
      String policy = header(visitor.get(page.getKey()), "Content-Security-Policy");
      String scripts = List.of(policy.split(";")).stream().map(String::strip)
          .filter(d -> d.startsWith("script-src")).findFirst().orElse("none of its own: default-src 'self'");
      assertThat(scripts).as(page.getKey()).contains(page.getValue()).doesNotContain("unsafe-inline", "https:", "*");
    }
    assertThat(header(visitor.get("/cases.html"), "Content-Security-Policy")).doesNotContain("unsafe");
  }

  private WebVisitor signedIn(String userId) {
    var other = new WebVisitor(port);
    other.signIn(userId, userId);
    return other;
  }

  private void left(String userId, LocalDate day) {
    jdbc.sql("update employee set left_on = ? where user_id = ?").params(day, userId).update();
  }

  private static String header(HttpResponse<String> answer, String name) {
    List<String> values = answer.headers().allValues(name);
    assertThat(values).as(name + " of " + answer).hasSize(1);
    return values.get(0);
  }
}
