package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People whom the company's LDAP directory knows: a real server, that nobody may search without a password. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "due-process.login.from=LDAP",
      "due-process.login.ldap.bind-dn=uid=due-process,ou=services,dc=example,dc=com",
      "due-process.login.ldap.bind-password=search",
      "due-process.login.groups.hr=HR Partners",
      "due-process.login.groups.employee=Everybody"
    })
@TestMethodOrder(OrderAnnotation.class)
class LdapLoginIT extends ProcessTestCase {

  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

  private static InMemoryDirectoryServer directory;

  @LocalServerPort private int port;

  private WebVisitor visitor;

  @DynamicPropertySource
  static void directory(DynamicPropertyRegistry properties) throws LDAPException, LDIFException {
    var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
    config.setSchema(null);
    directory = new InMemoryDirectoryServer(config);
    directory.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
    for (String unit : List.of("people", "groups", "services")) {
      directory.add("dn: ou=" + unit + ",dc=example,dc=com", "objectClass: organizationalUnit", "ou: " + unit);
    }
    directory.add("dn: uid=due-process,ou=services,dc=example,dc=com", "objectClass: account", "uid: due-process",
        "userPassword: search");
    person("hanna", "Hanna Brandt");
    person("henry", "Henry Ford");
    directory.add("dn: cn=HR Partners,ou=groups,dc=example,dc=com", "objectClass: groupOfNames", "cn: HR Partners",
        "member: uid=hanna,ou=people,dc=example,dc=com");
    directory.add("dn: cn=Everybody,ou=groups,dc=example,dc=com", "objectClass: groupOfNames", "cn: Everybody",
        "member: uid=hanna,ou=people,dc=example,dc=com", "member: uid=henry,ou=people,dc=example,dc=com");
    directory.startListening();
    properties.add("due-process.login.ldap.url",
        () -> "ldap://127.0.0.1:" + directory.getListenPort() + "/dc=example,dc=com");
  }

  private static void person(String userId, String name) throws LDAPException, LDIFException {
    directory.add("dn: uid=" + userId + ",ou=people,dc=example,dc=com", "objectClass: inetOrgPerson", "uid: " + userId,
        "cn: " + name, "sn: " + name.split(" ")[1], "userPassword: " + userId + "-at-company");
  }

  @AfterAll
  static void stop() {
    directory.shutDown(true);
  }

  @BeforeEach
  void aVisitor() {
    visitor = new WebVisitor(port);
  }

  @AfterEach
  void nobodyHasLeft() {
    jdbc.sql("update employee set left_on = null").update();
  }

  @Test
  void aPersonSignsInWithTheCompanysPasswordAndHasTheGroupsOfTheDirectory() {
    HttpResponse<String> signedIn = visitor.signIn("hanna", "hanna-at-company");
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(signedIn.body()).contains("\"userId\":\"hanna\"", "tasklist");
    assertThat(visitor.get("/api/standing-cases").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/camunda/api/engine/engine/default/user/hanna/profile").body())
        .contains("\"firstName\":\"Hanna\"", "\"lastName\":\"Brandt\"");
    assertThat(visitor.get("/camunda/api/engine/engine/default/identity/groups?userId=hanna").body())
        .contains("\"id\":\"hr\"", "\"id\":\"employee\"").doesNotContain("legal");

    var henry = new WebVisitor(port);
    assertThat(henry.signIn("henry", "henry-at-company").statusCode()).isEqualTo(200);
    assertThat(henry.get("/api/standing-cases").statusCode()).as("in hr here, and not at the company").isEqualTo(403);
  }

  @Test
  void aToolSignsInWithTheSamePassword() {
    for (String path : List.of("/engine-rest/task/count", "/api/cases", TASKS)) {
      assertThat(visitor.getAs("hanna", "hanna-at-company", path).statusCode()).as(path).isEqualTo(200);
      assertThat(visitor.getAs("hanna", "hanna", path).statusCode()).as("that is kept here: " + path).isEqualTo(401);
      assertThat(visitor.getAs("hanna", "", path).statusCode()).as("none, which binds as nobody: " + path)
          .isEqualTo(401);
    }
  }

  @Test
  void whoIsNotThereOrWritesALookUpIntoTheNameIsRefusedAlike() {
    String wrong = visitor.signIn("hanna", "wrong").body();
    for (String userId : List.of("nobody", "mia", "*", "hanna)(uid=*", "hanna*", ")(|(uid=*", "due-process")) {
      HttpResponse<String> answer = visitor.signIn(userId, "hanna-at-company");
      assertThat(answer.statusCode()).as(userId).isEqualTo(401);
      assertThat(answer.body()).as(userId).isEqualTo(wrong);
    }
  }

  @Test
  void aPersonIsTheSameHoweverTheyWriteTheirName() {
    assertThat(visitor.signIn("HANNA", "hanna-at-company").body()).contains("\"userId\":\"hanna\"");
    left("hanna", LocalDate.now(clock).minusDays(1));
    HttpResponse<String> out = visitor.get("/api/cases");
    assertThat(out.statusCode()).isEqualTo(401);
    assertThat(WebVisitor.sentence(out)).startsWith("Your employment has ended");
    assertThat(visitor.signIn("Hanna", "hanna-at-company").statusCode()).isEqualTo(401);
  }

  @Test
  void aCaseGoesOnInTheHandsOfSomebodyOfTheDirectory() {
    String task = underperformer().requested().task("DecideOnFile").id();
    visitor.signIn("hanna", "hanna-at-company");
    assertThat(visitor.post("/camunda/api/engine/engine/default/task/" + task + "/claim", "application/json",
        "{\"userId\":\"hanna\"}").statusCode()).isEqualTo(204);
    HttpResponse<String> done = visitor.post("/camunda/api/engine/engine/default/task/" + task + "/submit-form",
        "application/json", "{\"variables\":{\"submission\":{\"type\":\"String\",\"value\":"
            + "\"{\\\"decision\\\":\\\"READY_FOR_PLAN\\\",\\\"reason\\\":\\\"So says the file.\\\"}\"}}}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(204);

    var henry = new WebVisitor(port);
    henry.signIn("henry", "henry-at-company");
    String other = underperformer().requested().task("DecideOnFile").id();
    assertThat(henry.post("/camunda/api/engine/engine/default/task/" + other + "/claim", "application/json",
        "{\"userId\":\"henry\"}").statusCode()).isEqualTo(403);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aDirectoryThatDoesNotAnswerIsNobodysWrongPassword() {
    visitor.get("/camunda/app/tasklist/default/");
    directory.shutDown(true);
    HttpResponse<String> answer = visitor.sendLogin("hanna", "hanna-at-company");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(WebVisitor.sentence(answer)).startsWith("Your company's directory does not answer.");
  }

  private void left(String userId, LocalDate day) {
    jdbc.sql("update employee set left_on = ? where user_id = ?").params(day, userId).update();
  }
}
