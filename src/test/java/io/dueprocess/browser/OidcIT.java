package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.dueprocess.process.ProcessTestCase;
import io.dueprocess.process.WebVisitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People and tools that sign in with the company's OpenID provider: a real Keycloak, a real browser. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "due-process.login.from=OIDC",
      "due-process.login.oidc.client-secret=secret-of-the-test",
      "due-process.login.groups.hr=hr-partners",
      "due-process.login.groups.employee=staff"
    })
class OidcIT extends ProcessTestCase {

  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
  private static final List<String> INTERFACES = List.of("/engine-rest/task/count", "/api/cases", TASKS);

  private static Keycloak keycloak;
  private static Chromium chromium;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) throws Exception {
    keycloak = Keycloak.start();
    properties.add("due-process.login.oidc.issuer", keycloak::issuer);
  }

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    chromium.close();
    keycloak.close();
  }

  @AfterEach
  void nobodyHasLeft() {
    jdbc.sql("update employee set left_on = null").update();
  }

  @Test
  void aTokenOfTheProviderOpensTheInterfacesWithTheGroupsThatItNames() throws Exception {
    String hanna = keycloak.tokens("due-process", "hanna").get("access_token").asText();
    for (String path : INTERFACES) {
      assertThat(with(hanna, path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(with(hanna, "/engine-rest/identity/groups?userId=hanna").body())
        .contains("\"id\":\"hr\"", "\"id\":\"employee\"").doesNotContain("legal", "hr-partners");
    assertThat(with(hanna, "/api/standing-cases").statusCode()).isEqualTo(200);

    String henry = keycloak.tokens("due-process", "henry").get("access_token").asText();
    assertThat(with(henry, "/api/standing-cases").statusCode()).as("in hr here, and not at the company")
        .isEqualTo(403);
  }

  @Test
  void whatTheProductKeepsOfAUserOfThatNameCountsForNothing() throws Exception {
    String hanna = keycloak.tokens("due-process", "hanna").get("access_token").asText();
    identity.createMembership("hanna", "legal");
    try {
      assertThat(with(hanna, "/api/retention/due").statusCode()).isEqualTo(403);
    } finally {
      identity.deleteMembership("hanna", "legal");
    }
    var visitor = new WebVisitor(port);
    for (String path : INTERFACES) {
      assertThat(visitor.getAs("hanna", "hanna", path).statusCode()).as("a password that is kept here: " + path)
          .isEqualTo(401);
    }
    visitor.get("/");
    assertThat(visitor.sendLogin("hanna", "hanna").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenForSomethingElseOrChangedOrOfNobodyIsRefused() throws Exception {
    JsonNode tokens = keycloak.tokens("due-process", "hanna");
    String good = tokens.get("access_token").asText();
    String[] parts = good.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String asHenry = parts[0] + "." + base64(claims.replace("hanna", "henry")) + "." + parts[2];
    String unsigned = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
    for (String token : List.of(
        keycloak.tokens("something-else", "hanna").get("access_token").asText(),
        tokens.get("id_token").asText(), tokens.get("refresh_token").asText(), asHenry, unsigned,
        good.substring(0, good.length() - 8) + "AAAAAAAA", "none", "a.b.c")) {
      for (String path : INTERFACES) {
        HttpResponse<String> answer = with(token, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(401);
        assertThat(WebVisitor.sentence(answer)).startsWith("Sign in first");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      }
    }
  }

  @Test
  void aTokenOfSomebodyWhoHasLeftIsRefused() throws Exception {
    String hanna = keycloak.tokens("due-process", "hanna").get("access_token").asText();
    left("hanna", LocalDate.now(clock).minusDays(1));
    for (String path : INTERFACES) {
      assertThat(with(hanna, path).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void aPersonSignsInAtTheCompanysPageAndWorksInTasklist() {
    var waiting = underperformer().requested();
    try (BrowserContext window = chromium.browser().newContext()) {
      Page page = signedIn(window);
      page.getByText("My group's tasks").first().click();
      page.locator("h4", new Page.LocatorOptions().setHasText("Decide on file · " + waiting.id())).first().click();
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("button.btn-primary:has-text('Complete'):not([disabled])").waitFor();
      page.locator("form.dp-form:not(.dp-loading)").waitFor();
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "oidc-tasklist.png")));
      assertThat(waiting.task("DecideOnFile").assignee()).isEqualTo("hanna");

      left("hanna", LocalDate.now(clock).minusDays(1));
      Response out = page.navigate(address() + "/camunda/app/tasklist/default/");
      assertThat(out.status()).isEqualTo(401);
      assertThat(page.getByText("Your employment has ended")).isVisible();
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "oidc-left.png")));
      left("hanna", null);
      assertThat(page.request().get(address() + TASKS).status()).as("the session has ended").isEqualTo(401);
    }
  }

  @Test
  void whoSignsOutIsSignedOutAtTheCompanyAsWell() {
    try (BrowserContext window = chromium.browser().newContext()) {
      Page page = signedIn(window);
      page.locator("[cam-widget-header]").getByText("Hanna Brandt").first().click();
      page.getByText("Log out").first().click();
      page.waitForURL(address() + "/");
      page.navigate(address() + "/camunda/app/tasklist/default/");
      page.locator("#password").waitFor();
      assertThat(page.url()).startsWith(keycloak.issuer());
    }
  }

  private Page signedIn(BrowserContext window) {
    Page page = window.newPage();
    page.setViewportSize(1400, 1000);
    page.navigate(address() + "/camunda/app/tasklist/default/");
    assertThat(page.url()).startsWith(keycloak.issuer());
    page.locator("#username").fill("hanna");
    page.locator("#password").fill("hanna-at-company");
    page.locator("#kc-login").click();
    page.waitForURL(url -> url.startsWith(address() + "/camunda/app/tasklist/default/"));
    page.getByText("My group's tasks").first().waitFor();
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "oidc-first.png")));
    page.locator("[cam-widget-header]").getByText("Hanna Brandt").first().waitFor();
    return page;
  }

  private HttpResponse<String> with(String token, String path) {
    var visitor = new WebVisitor(port);
    return visitor.send(visitor.request(path).header("Authorization", "Bearer " + token).GET());
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private void left(String userId, LocalDate day) {
    jdbc.sql("update employee set left_on = ? where user_id = ?").params(day, userId).update();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
