package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A modeller who deploys by REST what no model is: each is refused in a sentence, and nothing is deployed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeploymentOverRestIT extends ProcessTestCase {

  private static final String BOUNDARY = "boundary-of-this-test";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger names = new AtomicInteger();
  private long before;

  @BeforeEach
  void aModeller() {
    if (identity.createUserQuery().userId("mona").count() == 0) {
      var user = identity.newUser("mona");
      user.setPassword("mona");
      identity.saveUser(user);
      identity.createMembership("mona", "modeller");
    }
    before = repository.createDeploymentQuery().count();
  }

  @AfterEach
  void nothingIsDeployed() {
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void anEntityThatReadsAFileIsRefused() throws Exception {
    Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "the secret of this machine");
    String model = model().replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>")
        .replace("name=\"Follow-up\"", "name=\"&e;\"");
    assertRefused(deploy("follow-up.bpmn", model), "has a document type");
    String table = Files.readString(Path.of("processes/pip-policy.dmn"))
        .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>").replace("PIP policy", "&e;");
    assertRefused(deploy("pip-policy.dmn", table), "has a document type");
    Files.delete(secret);
  }

  @Test
  void entitiesThatFillTheMemoryAreRefused() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    assertRefused(deploy("follow-up.bpmn", model().replace("?>", "?>" + laughs + "]>")
        .replace("name=\"Follow-up\"", "name=\"&a29;\"")), "has a document type");
  }

  @Test
  void aNameThatIsAPathIsRefused() throws Exception {
    for (String name : List.of("../follow-up.bpmn", "/etc/follow-up.bpmn", "follow-up.bpmn20.xml", "x.groovy",
        "x".repeat(200) + ".bpmn")) {
      assertRefused(deploy(name, model()), "is no name of a file that can be deployed");
    }
  }

  @Test
  void anExpressionAndAScriptAreRefusedAtTheirElement() throws Exception {
    HttpResponse<String> answer = deploy("follow-up.bpmn",
        model().replace("${relapseDecision == 'NEW_PLAN'}", "${''.getClass().forName('java.lang.Runtime')}"));
    assertRefused(answer, "calls something on what another call or a literal gave");
    assertThat(answer.body()).contains("Flow_");
    assertRefused(deploy("x.html", "<form name=\"x\"><script>fetch('https://example.com')</script></form>"),
        "<script> in line 1");
  }

  @Test
  void aDeploymentThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    byte[] large = new byte[20_000_000];
    HttpResponse<String> answer = send(BodyPublishers.ofByteArray(large));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("larger than 10000000 bytes").doesNotContain("\tat ");
    // who does not say how much will come is cut off
    HttpResponse<String> cut = send(BodyPublishers.ofInputStream(() -> parts(large)));
    assertThat(cut.statusCode()).isBetween(400, 599);
  }

  private static InputStream parts(byte[] large) {
    byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x.bpmn\"\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(large));
  }

  private void assertRefused(HttpResponse<String> answer, String sentence) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(sentence).doesNotContain("\tat ", "the secret of this machine");
  }

  private HttpResponse<String> deploy(String name, String content) throws Exception {
    String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nAttack "
        + names.incrementAndGet() + "\r\n--" + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
    return send(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(BodyPublisher body) throws Exception {
    String login = Base64.getEncoder().encodeToString("mona:mona".getBytes(StandardCharsets.UTF_8));
    return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest/deployment/create"))
        .header("Authorization", "Basic " + login)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body).build(),
        BodyHandlers.ofString());
  }

  private static String model() throws Exception {
    return Files.readString(Path.of("processes/follow-up.bpmn"));
  }
}
