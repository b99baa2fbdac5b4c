package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Errors of every kind, on every interface: whatever is sent, no answer shows a stack, a class, a statement of SQL, a
 * table or the make of what runs here.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ErrorAnswersIT extends ProcessTestCase {

  private static final Pattern INSIDE = Pattern.compile(
      "\\n\\s*at |\\b(org|com|java|javax|jakarta|io)\\.[a-z]\\w*\\.[\\w.]+|\\w+Exception\\b|ENGINE-|###"
          + "|\\bSQL|\\bsql\\b|\\bjdbc|\\bselect\\b.{0,200}\\bfrom\\b|insert into|ACT_[A-Z]{2}_|act_[a-z]{2}_"
          + "|pip_case|case_entry|mybatis|hibernate|\\bh2 database|postgres|tomcat|jersey|jackson|apache|spring",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  /** The documented kinds of the engine's interface, by which its tools know an error again. */
  private static final Pattern KIND = Pattern.compile("\"type\":\"(AuthorizationException|InvalidRequestException"
      + "|RestException|ParseException|ProcessEngineException|BadUserRequestException)\"");

  private static final String LONG = "x".repeat(300);
  private static final List<String> IDS = List.of("none", "%27", "1%27%20or%20%271%27=%271", "%3Cscript%3E",
      "%22%3B--", "$%7B1+1%7D", "%23%7Bnull%7D", "-1", "99999999999999999999", "NaN", "%F0%9F%92%A9", "%C3%28", LONG,
      "y".repeat(5000), "select%20*%20from%20act_id_user", "java.lang.Runtime");
  private static final List<String> SOME_IDS = List.of("none", "%27", "$%7B1+1%7D", "-1", "%F0%9F%92%A9", LONG);
  private static final List<String> BODIES = List.of("", "{", "[]", "null", "\"x\"", "1", "{}}", "{\"a\":",
      "{\"variables\":7}", "{\"variables\":{\"x\":{\"value\":1,\"type\":\"Zebra\"}}}",
      "{\"sorting\":[{\"sortBy\":\"x' or 1=1\",\"sortOrder\":\"up\"}]}", "{\"id\":{\"id\":1}}", "{\"unknown\":true}",
      "{\"createdAfter\":\"yesterday\"}", "{\"taskVariables\":[{\"name\":\"x\",\"operator\":\"like'\",\"value\":{}}]}",
      "{\"candidateGroupExpression\":\"${1+1}\"}", "[".repeat(3000), "{\"@class\":\"java.lang.Runtime\"}");

  @LocalServerPort private int port;

  private WebVisitor hanna;
  private WebVisitor ada;
  private final List<String> leaks = new ArrayList<>();
  private final Set<String> defects = new TreeSet<>();
  private int errors;

  @BeforeEach
  void signedIn() {
    hanna = new WebVisitor(port);
    assertThat(hanna.signIn("hanna", "hanna").statusCode()).isEqualTo(200);
    if (identity.createUserQuery().userId("ada").count() == 0) {
      people.user("ada", "camunda-admin");
      identity.createMembership("ada", "hr");
    }
    ada = new WebVisitor(port);
    assertThat(ada.signIn("ada", "ada").statusCode()).isEqualTo(200);
  }

  @Test
  void ourOwnInterfaceShowsNothingOfItsInside() {
    String id = underperformer().requested().id().value();
    for (String bad : IDS) {
      for (String path : List.of("/api/tasks/%s", "/api/tasks/%s/case", "/api/cases/%s/file", "/api/cases/%s/way",
          "/api/cases/%s/export.zip", "/api/cases/%s/letters/1.pdf", "/api/cases/%s/attachments/1/1", "/api/%s",
          "/%s", "/api/cases?page=%s", "/api/cases?stage=%s", "/api/cases?search=%s&page=0", "/%s.html",
          "/due-process/%s", "/webjars/%s", "/api/demo/%s")) {
        looksAt(hanna, path.formatted(bad));
      }
      for (String path : List.of("/api/cases/" + id + "/attachments/%s/1", "/api/cases/" + id + "/letters/%s.pdf",
          "/api/cases/" + id + "/way/%s.svg", "/api/cases/" + id + "/entries/%s/correction")) {
        looksAt(hanna, path.formatted(bad));
      }
    }
    for (String path : List.of("/events", "/verify", "/legal-hold", "/amendments", "/statements",
        "/entries/1/correction", "/entries/x/correction", "/none")) {
      for (String body : BODIES) {
        for (String type : List.of("application/json", "application/xml", "text/plain", "multipart/form-data",
            "multipart/form-data; boundary=x", "x/y")) {
          sends(hanna, "/api/cases/" + id + path, type, body);
        }
      }
      sends(hanna, "/api/cases/" + id + path, "application/json", "{\"reason\":\"" + "x".repeat(3_000_000) + "\"}");
    }
    for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x", "application/json")) {
      sends(hanna, "/api/personnel/import", type, "--x\r\n\r\n--x--");
      sends(hanna, "/api/letters/bounces", type, "{");
    }
    for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
      for (String path : List.of("/api/cases", "/api/my-case", "/", "/camunda/app/tasklist/default/", "/error")) {
        asks(hanna, hanna.request(path).header("X-XSRF-TOKEN", hanna.cookie("XSRF-TOKEN")).header("X-Due-Process", "1")
            .method(method, BodyPublishers.noBody()));
      }
    }
    assertNothingWasShown(500);
  }

  @Test
  void theEnginesInterfacesShowNothingOfTheirInside() {
    List<String> gets = List.of("/task/%s", "/task/%s/form-variables", "/task/%s/variables/%s", "/task?sortBy=%s",
        "/task?sortBy=id&sortOrder=%s", "/task?maxResults=%s", "/task?createdBefore=%s", "/task?taskVariables=%s",
        "/task/count?priority=%s", "/process-definition/%s", "/process-definition/key/%s/xml",
        "/process-definition/%s/startForm", "/process-instance/%s", "/process-instance?variables=%s",
        "/process-instance?businessKey=%s", "/history/task?finishedBefore=%s", "/history/variable-instance/%s/data",
        "/history/process-instance?sortBy=%s", "/deployment/%s/resources/%s/data", "/deployment?after=%s", "/user/%s",
        "/user/%s/profile", "/user?sortBy=%s", "/group/%s", "/identity/groups?userId=%s", "/authorization/%s",
        "/authorization/check?permissionName=%s&resourceName=x&resourceType=%s", "/job/%s/stacktrace",
        "/job?dueDates=%s", "/incident/%s", "/filter/%s/list", "/metrics/%s/sum", "/batch/%s", "/%s",
        "/decision-definition/key/%s/xml", "/execution/%s/messageSubscriptions/%s", "/external-task/%s/errorDetails",
        "/schema/log?timestamp=%s", "/tenant/%s", "/engine/%s/task");
    List<String> posts = List.of("/task", "/task/create", "/task/none/submit-form", "/task/none/claim",
        "/task/none/assignee", "/task/none/comment/create", "/process-definition/key/pip-lifecycle/start",
        "/process-definition/key/none/submit-form", "/process-instance", "/process-instance/none/modification",
        "/message", "/signal", "/condition", "/deployment/create", "/user/create", "/group/create", "/filter/create",
        "/authorization/create", "/decision-definition/key/pip-policy/evaluate", "/modification/execute",
        "/migration/generate", "/history/process-instance", "/external-task/fetchAndLock", "/identity/verify",
        "/job/none/execute", "/history/cleanup", "/variable-instance", "/none");
    for (String prefix : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
      // the same resources twice: all of the list by one of the two ways
      boolean first = prefix.equals("/engine-rest");
      for (String path : gets) {
        for (String bad : first ? SOME_IDS : List.of("none", "%27")) {
          looksAt(ada, prefix + path.formatted(bad, bad));
        }
      }
      for (String path : posts) {
        for (String body : first ? BODIES : BODIES.subList(0, 3)) {
          sends(ada, prefix + path, "application/json", body);
        }
        for (String type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "x/y")) {
          sends(ada, prefix + path, type, "<x>");
        }
      }
      // what the tables have no room for
      sends(ada, prefix + "/user/create", "application/json",
          "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"x\"}}".formatted(LONG));
      sends(ada, prefix + "/group/create", "application/json", "{\"id\":\"%s\",\"name\":\"x\"}".formatted(LONG));
      sends(ada, prefix + "/group/create", "application/json",
          "{\"id\":\"g\",\"name\":\"%s\"}".formatted("x".repeat(5000)));
      sends(ada, prefix + "/filter/create", "application/json",
          "{\"resourceType\":\"Task\",\"name\":\"%s\",\"query\":{}}".formatted("x".repeat(5000)));
      sends(ada, prefix + "/group/hr/members/" + LONG, "application/json", "");
      sends(ada, prefix + "/deployment/create", "multipart/form-data; boundary=x",
          "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bpmn\"\r\n\r\n<nonsense>\r\n--x--\r\n");
    }
    assertNothingWasShown(500);
  }

  @Test
  void theWebApplicationsInterfacesShowNothingOfTheirInside() {
    for (String app : List.of("cockpit", "admin", "tasklist", "welcome")) {
      for (String bad : SOME_IDS) {
        for (String path : List.of("/plugin/%s/default/x", "/plugin/base/%s/process-definition/statistics",
            "/plugin/base/default/process-definition/%s/called-process-definitions",
            "/plugin/base/default/process-instance/%s/called-process-instances", "/plugin/base/static/%s",
            "/plugin/base/default/incident?sortBy=%s", "/auth/user/%s", "/%s")) {
          looksAt(ada, "/camunda/api/" + app + path.formatted(bad));
        }
        looksAt(ada, "/camunda/app/" + app + "/" + bad + "/");
      }
      for (String body : BODIES) {
        for (String path : List.of("/plugin/base/default/process-instance", "/plugin/base/default/incident",
            "/plugin/base/default/process-definition/x/called-process-definitions", "/auth/user/default/login/none",
            "/auth/user/none/login/" + app)) {
          sends(ada, "/camunda/api/" + app + path, "application/json", body);
        }
      }
    }
    assertNothingWasShown(200);
  }

  @Test
  void whatIsNoAddressIsRefusedBeforeAnybodyReadsIt() throws IOException {
    for (String line : List.of("GET /../../etc/passwd HTTP/1.1", "GET /api/..;/x HTTP/1.1", "GET /%2e%2e/x HTTP/1.1",
        "GET /due-process/..%2f..%2fapplication.yaml HTTP/1.1", "GET /due-process/%5c..%5capplication.yaml HTTP/1.1",
        "GET /api/cases;a=b HTTP/1.1", "GET /api//cases HTTP/1.1", "GET /api/x%00 HTTP/1.1", "GET /<x> HTTP/1.1",
        "GET /{x}|^ HTTP/1.1", "GET /engine-rest/..%252f HTTP/1.1", "GET / HTTP/9.9", "GET /", "NONSENSE", "\u0000",
        "GET /" + "x".repeat(20_000) + " HTTP/1.1", "BREW / HTTP/1.1", "GET http://[x/ HTTP/1.1",
        "GET /%zz HTTP/1.1", "GET /?a=%zz HTTP/1.1", "POST /api/cases HTTP/1.1\r\nContent-Length: -1",
        "POST /api/cases HTTP/1.1\r\nTransfer-Encoding: x",
        "GET / HTTP/1.1\r\nX: " + "y".repeat(20_000), "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET /api/cases HTTP/1.1\r\nAuthorization: Basic !!!", "GET /api/cases HTTP/1.1\r\nAuthorization: Bearer x",
        "GET /engine-rest/task HTTP/1.1\r\nAuthorization: Basic " + base64("nocolon"),
        "GET /engine-rest/task HTTP/1.1\r\nAuthorization: Basic " + base64(LONG.repeat(10) + ":x"),
        "GET /api/cases HTTP/1.1\r\nAccept: x", "GET /api/cases HTTP/1.1\r\nCookie: JSESSIONID=../../x")) {
      String answer = raw(line);
      int bodyAt = answer.indexOf("\r\n\r\n");
      errors++;
      look(line, bodyAt < 0 ? answer : answer.substring(bodyAt));
      assertThat(answer.toLowerCase(Locale.ROOT)).as(line).doesNotContain("root:", "datasource", "server: apache");
    }
    assertNothingWasShown(25);
  }

  private void looksAt(WebVisitor who, String path) {
    asks(who, who.request(path).GET());
  }

  private void sends(WebVisitor who, String path, String type, String body) {
    asks(who, who.request(path).header("Content-Type", type).header("X-Due-Process", "1")
        .header("X-XSRF-TOKEN", who.cookie("XSRF-TOKEN")).POST(BodyPublishers.ofString(body)));
  }

  private void asks(WebVisitor who, HttpRequest.Builder request) {
    if (request.build().uri().getPath().startsWith("/engine-rest")) {
      request.header("Authorization", "Basic " + base64("ada:ada"));
    }
    HttpResponse<String> answer = who.send(request);
    if (answer.statusCode() >= 400) {
      errors++;
      look(answer.statusCode() + " " + shown(request.build()), answer.body());
      if (answer.statusCode() >= 500 && answer.uri().getPath().startsWith("/api")) {
        defects.add("a defect: " + answer.statusCode() + " " + shown(request.build()));
      }
    }
  }

  private static String shown(HttpRequest request) {
    String uri = request.uri().toString();
    return request.method() + " " + uri.substring(0, Math.min(200, uri.length()));
  }

  private void look(String what, String body) {
    Matcher inside = INSIDE.matcher(KIND.matcher(body).replaceAll(""));
    if (inside.find()) {
      leaks.add("%s: “%s” in %s".formatted(what, inside.group(), body.substring(0, Math.min(400, body.length()))));
    }
  }

  private void assertNothingWasShown(int atLeast) {
    assertThat(leaks.stream().distinct().limit(60)).as(leaks.size() + " answers").isEmpty();
    assertThat(defects).as("a wrong request is no defect of ours").isEmpty();
    assertThat(errors).as("answers that were looked at").isGreaterThanOrEqualTo(atLeast);
  }

  private String raw(String text) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5000);
      String host = text.contains("Host:") ? "" : "Host: localhost\r\n";
      socket.getOutputStream().write((text + "\r\n" + host + "Connection: close\r\n\r\n")
          .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException closed) {
      return "";
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
