package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes over the engine's REST interface, on a real port: a sentence, a status, no trace of the code. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RestBorderIT extends ProcessTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> VALID =
      Forms.of("decision", "READY_FOR_PLAN", "reason", "So says the file.");

  @LocalServerPort private int port;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private FilterService filters;

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private CaseDriver c;
  private String task;
  private List<String> record;

  @BeforeEach
  void aCaseWaitsForHr() {
    c = underperformer().requested();
    task = c.task("DecideOnFile").id();
    record = c.trace();
  }

  /** Whatever was sent: the same task is open, nobody has it, and nothing was written. */
  @AfterEach
  void nothingHasHappened() {
    assertThat(c.task("DecideOnFile").id()).isEqualTo(task);
    assertThat(c.task("DecideOnFile").assignee()).isNull();
    assertThat(c.trace()).isEqualTo(record);
  }

  @Test
  void aFormThatIsMissingUnknownExtraOrOfAWrongTypeIsRefused() {
    for (String end : List.of("submit-form", "complete")) {
      String path = "/task/" + task + "/" + end;
      refused(post("hanna", path, Map.of()), "The form is missing. Send it as JSON text in the variable submission.");
      refused(post("hanna", path, variables(Map.of())), "The form is missing");
      refused(post("hanna", path, variables(Map.of("decision", value("DECLINE")))), "Unknown variable decision");
      refused(post("hanna", path, variables(Map.of("submission", value(json(VALID)), "extra", value("x")))),
          "Unknown variable extra");
      for (Object wrong : List.of(42, true, 1.5)) {
        refused(post("hanna", path, variables(Map.of("submission", value(wrong)))), "The form is missing");
      }
      refused(post("hanna", path, variables(Map.of("submission",
          Map.of("value", "2026-03-02T09:00:00.000+0000", "type", "Date")))), "The form is missing");
    }
  }

  @Test
  void aTypeThatDoesNotFitItsValueIsRefused() {
    for (Map<String, Object> wrong : List.<Map<String, Object>>of(
        Map.of("value", 42, "type", "String"),
        Map.of("value", "x", "type", "Integer"),
        Map.of("value", "x", "type", "Zebra"),
        Map.of("value", "rO0ABQ==", "type", "Object", "valueInfo",
            Map.of("objectTypeName", "java.lang.String",
                "serializationDataFormat", "application/x-java-serialized-object")))) {
      HttpResponse<String> answer =
          post("hanna", "/task/" + task + "/submit-form", variables(Map.of("submission", wrong)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(read(answer.body()).get("message").asText()).isNotBlank().doesNotContain("ENGINE-", "\tat ");
    }
  }

  @Test
  void whatIsWrongInTheFormIsRefusedByTheNameOfItsField() {
    String path = "/task/" + task + "/submit-form";
    refused(submit("hanna", path, "{"), "The form is not JSON that can be read");
    refused(submit("hanna", path, "{}"), "Decision: choose a decision.");
    refused(submit("hanna", path, json(Forms.with(VALID, "decision", "MAYBE"))),
        "“MAYBE” is not one of READY_FOR_PLAN");
    refused(submit("hanna", path, json(Forms.with(VALID, "zebra", 1))),
        "Unknown field Zebra. The form has: decision, reason.");
    refused(submit("hanna", path, json(Forms.of("decision", "DECLINE", "reason", null))),
        "Reason: your decision differs");
  }

  @Test
  void whatIsNoRequestAtAllIsRefused() {
    HttpResponse<String> answer =
        send(request("hanna", "/task/" + task + "/submit-form").POST(BodyPublishers.ofString("{\"var")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("\tat ");
  }

  @Test
  void whoIsNotSignedInGetsNowhere() {
    String path = "/task/" + task + "/submit-form";
    HttpRequest.Builder nobody = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    assertThat(send(nobody.POST(BodyPublishers.ofString(json(variables(Map.of()))))).statusCode()).isEqualTo(401);
    String wrong = Base64.getEncoder().encodeToString("hanna:wrong".getBytes(StandardCharsets.UTF_8));
    assertThat(send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + wrong)
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(401);
  }

  @Test
  void somebodyElsesTaskIsRefused() {
    for (String userId : List.of("mia", "omar", "otto", "lena", "carl", c.employee().userId())) {
      for (String end : List.of("submit-form", "complete")) {
        notTheirs(submit(userId, "/task/" + task + "/" + end, json(VALID)));
      }
      notTheirs(post(userId, "/task/" + task + "/claim", Map.of("userId", userId)));
    }
  }

  @Test
  void theSubjectAndTheRequesterDoNotDecideEvenInHr() {
    identity.createMembership(c.employee().userId(), "hr");
    identity.createMembership("mia", "hr");
    try {
      for (String userId : List.of(c.employee().userId(), "mia")) {
        for (String end : List.of("submit-form", "complete")) {
          notTheirs(submit(userId, "/task/" + task + "/" + end, json(VALID)));
        }
      }
    } finally {
      identity.deleteMembership("mia", "hr");
    }
  }

  @Test
  void variablesAreNotSetDirectly() {
    String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    for (Map<String, Object> value : List.of(value("READY_FOR_PLAN"), value("free text"), value(61.7), value(true))) {
      for (String scope : List.of("variables", "localVariables")) {
        refused(put("hanna", "/task/" + task + "/" + scope + "/fileDecision", value), "form of the task");
        refused(post("hanna", "/task/" + task + "/" + scope, Map.of("modifications", Map.of("fileDecision", value))),
            "form of the task");
        refused(delete("hanna", "/task/" + task + "/" + scope + "/fileDecision"), "form of the task");
      }
      refused(put("hanna", "/process-instance/" + instance + "/variables/fileDecision", value), "form of the task");
      refused(post("hanna", "/process-instance/" + instance + "/variables",
          Map.of("modifications", Map.of("fileDecision", value))), "form of the task");
      refused(put("hanna", "/execution/" + instance + "/localVariables/fileDecision", value), "form of the task");
    }
    assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance).variableName("fileDecision").count())
        .isZero();
  }

  @Test
  void thereIsNoWayPastTheForm() {
    // the interface itself looks for the task's history first, which hanna may not see
    assertThat(post("hanna", "/task/" + task + "/comment/create", Map.of("message", "He is lazy")).statusCode())
        .isEqualTo(400);
    assertThat(tasks.getTaskComments(task)).isEmpty();
    refused(post("hanna", "/task/" + task + "/delegate", Map.of("userId", "otto")), "can't be delegated");
    refused(post("hanna", "/task/" + task + "/resolve", variables(Map.of())), "can't be delegated");
    forbidden(post("hanna", "/task/create", Map.of("name", "Note about Erin")));
    refused(post("hanna", "/task/" + task + "/bpmnError", Map.of("errorCode", "x", "errorMessage", "y")),
        "Nothing moves a case but the form");
    refused(post("hanna", "/task/" + task + "/bpmnEscalation", Map.of("escalationCode", "x")),
        "Nothing moves a case but the form");
    assertThat(attachment().statusCode()).isEqualTo(400);
    assertThat(tasks.getTaskAttachments(task)).isEmpty();
    forbidden(put("hanna", "/task/" + task, Map.of("name", "Erin is lazy", "description", "x")));
    forbidden(post("hanna", "/task/" + task + "/assignee", Map.of("userId", "otto")));
    forbidden(post("hanna", "/task/" + task + "/identity-links", Map.of("userId", "otto", "type", "candidate")));
  }

  @Test
  void aCaseBeginsWithItsFormAndAManagerOnly() {
    long cases = cases();
    String lifecycle = "/process-definition/key/pip-lifecycle";
    String form = json(Forms.request(underperformer().employee().id(), c.today()));
    refused(post("mia", lifecycle + "/start", Map.of()), "A case begins with its form");
    refused(post("mia", lifecycle + "/start", variables(Map.of("submission", value(form)))),
        "A case begins with its form");
    refused(post("mia", lifecycle + "/start", Map.of("businessKey", "PIP-2026-0001")), "A case begins with its form");
    refused(post("mia", lifecycle + "/submit-form", Map.of("businessKey", "PIP-2026-0001", "variables",
        Map.of("submission", value(form)))), "Leave the business key empty");
    refused(post("mia", lifecycle + "/submit-form", variables(Map.of())), "The form is missing");
    refused(post("mia", lifecycle + "/submit-form", variables(Map.of("submission", value(form), "x", value("y")))),
        "Unknown variable x");
    notTheirs(submit("hanna", lifecycle + "/submit-form", form));
    for (String stage : List.of("termination", "metric-review", "file-review")) {
      refused(post("mia", "/process-definition/key/" + stage + "/start", Map.of("businessKey", c.id().value())),
          "A case begins with its form");
      notTheirs(submit("mia", "/process-definition/key/" + stage + "/submit-form", form));
    }
    assertThat(cases()).isEqualTo(cases);
  }

  @Test
  void anAdministratorOfUsersStartsNoCaseAndNoStageOfOne() {
    identity.createMembership("otto", "camunda-admin");
    try {
      long cases = cases();
      String form = json(Forms.request(underperformer().employee().id(), c.today()));
      notTheirs(submit("otto", "/process-definition/key/pip-lifecycle/submit-form", form));
      notTheirs(submit("otto", "/task/" + task + "/submit-form", json(VALID)));
      HttpResponse<String> stage = submit("otto", "/process-definition/key/termination/submit-form", form);
      assertThat(stage.statusCode()).as(stage.body()).isIn(400, 403);
      String instance = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
      refused(put("otto", "/process-instance/" + instance + "/variables/fileDecision", value("DECLINE")),
          "form of the task");
      assertThat(cases()).isEqualTo(cases);
    } finally {
      identity.deleteMembership("otto", "camunda-admin");
    }
  }

  @Test
  void whatBecameOfAJobIsForOperations() {
    String job = management.createJobQuery().list().get(0).getId();
    String instance = management.createJobQuery().jobId(job).singleResult().getProcessInstanceId();
    for (String userId : List.of("mia", "lena", "omar", c.employee().userId())) {
      HttpResponse<String> answer =
          send(request(userId, "/job/" + job + "/stacktrace").setHeader("Accept", "*/*").GET());
      assertThat(answer.statusCode()).as("%s: %s", userId, answer.body()).isEqualTo(403);
      assertThat(answer.body()).as("the refusal").doesNotContain(instance);
    }
  }

  @Test
  void onesOwnTaskIsNotHandedOnByLayingItDown() {
    CaseDriver other = planWithEmployee(underperformer());
    String own = other.task("AcknowledgePlan").id();
    String employee = other.employee().userId();
    String answer = json(Forms.answer("ACKNOWLEDGED"));
    other.daysPass(7);
    record = c.trace();
    assertThat(other.trace()).contains("ESCALATION AcknowledgePlan");

    refused(submit("hanna", "/task/" + own + "/submit-form", answer), "This task is with somebody else");
    forbidden(post(employee, "/task/" + own + "/unclaim", Map.of()));
    tasks.setAssignee(own, null);
    assertThat(post("hanna", "/task/" + own + "/claim", Map.of("userId", "hanna")).statusCode()).isEqualTo(204);
    refused(submit("hanna", "/task/" + own + "/submit-form", answer), "This task is for one person");
    assertThat(other.trace()).doesNotContain("ANSWER AcknowledgePlan");
  }

  @Test
  void whoTookUpATaskOfTheGroupGivesItBackAndNobodyElseDoes() {
    String decide = underperformer().requested().task("DecideOnFile").id();
    assertThat(post("hanna", "/task/" + decide + "/claim", Map.of("userId", "hanna")).statusCode()).isEqualTo(204);
    forbidden(post("henry", "/task/" + decide + "/unclaim", Map.of()));
    forbidden(post("hanna", "/task/" + decide + "/assignee", Map.of("userId", "henry")));
    assertThat(post("hanna", "/task/" + decide + "/unclaim", Map.of()).statusCode()).isEqualTo(204);
    assertThat(post("henry", "/task/" + decide + "/claim", Map.of("userId", "henry")).statusCode()).isEqualTo(204);
  }

  @Test
  void aTaskThatIsDoneIsNotDoneAgain() {
    CaseDriver other = underperformer().requested();
    String once = other.task("DecideOnFile").id();
    assertThat(post("hanna", "/task/" + once + "/claim", Map.of("userId", "hanna")).statusCode()).isEqualTo(204);
    assertThat(submit("hanna", "/task/" + once + "/submit-form", json(VALID)).statusCode()).isEqualTo(204);
    for (String end : List.of("submit-form", "complete")) {
      refused(submit("hanna", "/task/" + once + "/" + end, json(VALID)), "This task is no longer open");
    }
    assertThat(other.trace().stream().filter("DECISION DecideOnFile"::equals)).hasSize(1);
  }

  /** CVE-2026-109432: the engine looks at the query itself, not at its alternatives, and runs what stands there. */
  @Test
  void anExpressionInATaskQueryIsNotRunInAnAlternativeEither() {
    String mark = "dueprocess.expression-was-run";
    String expression = "${''.getClass().forName('java.lang.System')"
        + ".getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, '" + mark + "', 'yes')}";
    String filter = filters.createFilterQuery().filterName("Due this week").singleResult().getId();
    try {
      for (Map<String, Object> query : List.of(
          Map.<String, Object>of("assigneeExpression", expression),
          Map.<String, Object>of("orQueries", List.of(Map.of("assigneeExpression", expression))),
          Map.<String, Object>of("orQueries",
              List.of(Map.of("name", "x"), Map.of("dueAfterExpression", expression))))) {
        for (String path : List.of("/task", "/task/count", "/filter/" + filter + "/list",
            "/filter/" + filter + "/count", "/filter/" + filter + "/singleResult")) {
          HttpResponse<String> answer = post(c.employee().userId(), path, query);
          assertThat(System.getProperty(mark)).as("%s %s: %s", path, query, answer.body()).isNull();
          assertThat(answer.statusCode()).as("%s %s: %s", path, query, answer.body()).isEqualTo(400);
        }
      }
    } finally {
      System.clearProperty(mark);
    }
  }

  /** What Tasklist sends whenever it shows a list. */
  @Test
  void aFilterIsNarrowedDownAndSorted() {
    String filter = filters.createFilterQuery().filterName("My group's tasks").singleResult().getId();
    Map<String, Object> query = Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc")),
        "orQueries", List.of(Map.of("nameLike", "%Decide%", "description", "none")));
    HttpResponse<String> answer = post("hanna", "/filter/" + filter + "/list", query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(task);
  }

  /** CVE-2026-77226: Admin's set-up is open to anybody as long as the group of administrators is empty. */
  @Test
  void nobodyMakesThemselvesAdministratorWhereThereIsNone() {
    List<String> administrators =
        identity.createUserQuery().memberOfGroup("camunda-admin").list().stream().map(User::getId).toList();
    administrators.forEach(userId -> identity.deleteMembership(userId, "camunda-admin"));
    String user = json(Map.of("profile", Map.of("id", "mallory", "firstName", "M", "lastName", "M"),
        "credentials", Map.of("password", "mallory-1234")));
    try {
      for (String path : List.of("/camunda/api/admin/setup/default/user/create",
          "/camunda/api/admin//setup/default/user/create",
          "/camunda/api/admin/%73etup/default/user/create",
          "/camunda/api/admin/setup;x=y/default/user/create",
          "/camunda/api/cockpit/../admin/setup/default/user/create",
          "/camunda/api/%61dmin/setup/default/user/create",
          "/camunda/api/admin/./setup/default/user/create")) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(web(path))
            .header("X-XSRF-TOKEN", "a-token").header("Cookie", "XSRF-TOKEN=a-token")
            .header("Content-Type", "application/json").POST(BodyPublishers.ofString(user)));
        assertThat(identity.createUserQuery().userId("mallory").count()).as(path).isZero();
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(400, 499);
      }
    } finally {
      identity.deleteUser("mallory");
      administrators.forEach(userId -> identity.createMembership(userId, "camunda-admin"));
    }
  }

  @Test
  void aTaskQueryWithAlternativesFindsWhatOneOfThemFinds() {
    HttpResponse<String> answer = post("hanna", "/task", Map.of("orQueries",
        List.of(Map.of("name", "no such task", "taskDefinitionKey", "Task_DecideOnFile"))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(read(answer.body()).findValuesAsText("id")).contains(task);
  }

  private long cases() {
    return jdbc.sql("select count(*) from pip_case").query(Long.class).single();
  }

  private static void refused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode body = read(answer.body());
    assertThat(body.get("type").asText()).as(answer.body()).isEqualTo("Refused");
    assertThat(body.get("message").asText()).contains(words).matches("(?s)[A-Z“\"].*[.]")
        .doesNotContain("ENGINE-", "Exception");
    assertThat(body.properties()).as("nothing but type and message").hasSize(2);
  }

  private static void forbidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(read(answer.body()).get("message").asText()).isNotBlank().doesNotContain("\tat ");
  }

  /** Forbidden, in our words and not in the engine's of permissions and resources. */
  private static void notTheirs(HttpResponse<String> answer) {
    forbidden(answer);
    assertThat(read(answer.body()).get("message").asText()).startsWith("You may not do this: a task is for the person");
  }

  private HttpResponse<String> attachment() {
    String body = "--x\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\nn\r\n--x\r\n"
        + "Content-Disposition: form-data; name=\"content\"; filename=\"f.txt\"\r\n\r\nHe is lazy\r\n--x--\r\n";
    return send(request("hanna", "/task/" + task + "/attachment/create")
        .setHeader("Content-Type", "multipart/form-data; boundary=x").POST(BodyPublishers.ofString(body)));
  }

  private static Map<String, Object> variables(Map<String, Object> variables) {
    return Map.of("variables", variables);
  }

  private static Map<String, Object> value(Object value) {
    return Map.of("value", value);
  }

  private HttpResponse<String> submit(String userId, String path, String form) {
    return post(userId, path, variables(Map.of("submission", Map.of("value", form, "type", "String"))));
  }

  private HttpResponse<String> post(String userId, String path, Map<String, Object> body) {
    return send(request(userId, path).POST(BodyPublishers.ofString(json(body))));
  }

  private HttpResponse<String> put(String userId, String path, Map<String, Object> body) {
    return send(request(userId, path).PUT(BodyPublishers.ofString(json(body))));
  }

  private HttpResponse<String> delete(String userId, String path) {
    return send(request(userId, path).DELETE());
  }

  private HttpRequest.Builder request(String userId, String path) {
    String login = Base64.getEncoder().encodeToString((userId + ":" + userId).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + login)
        .header("Content-Type", "application/json").header("Accept", "application/json");
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + "/engine-rest" + path);
  }

  private URI web(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return WebVisitor.answer(http, request);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
