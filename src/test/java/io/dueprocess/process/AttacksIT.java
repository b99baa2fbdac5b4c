package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.attachment.AttachedFiles;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.employee.Employee;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.filter.FormContentFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The usual attacks on the product's own interface, over HTTP, at every path that there is: SQL, fields that nobody
 * asked for, ids of other cases, what another site sends, what is sent twice, what is too large or unpacks to too much,
 * and names that are paths. Uploads have a smaller bound than in production, so that a few megabytes are too much.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.servlet.multipart.max-file-size=23MB", "spring.servlet.multipart.max-request-size=24MB"})
class AttacksIT extends ProcessTestCase {

  private static final String IMPORT = "POST /api/personnel/import";
  private static final String STATEMENTS = "POST /api/cases/{id}/statements";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^/]*?}(?=/|\\.|$)");
  private static final String MAPPING =
      "{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: US}}}";
  private static final String FOREIGN = "https://elsewhere.example";
  private static final int MEGABYTE = 1 << 20;

  /** Each would find, change or wait for something where a value becomes a part of a statement. */
  private static final List<String> SQL = List.of("' or '1'='1", "1 or 1=1", "1) or (1=1", "') or ('1'='1",
      "\" or \"\"=\"",
      "' union select id, '', '', '', '', '', '', '', current_date, current_date from pip_case --",
      "'; delete from case_entry; --", "1; drop table pip_case",
      "x' and 1=cast((select max(id) from pip_case) as int)--",
      "' or sleep(5) --", "!' or 1=1 --", "%' or 1=1 --", "%", "_", "PIP-%", "PIP-____-____", "\\' or 1=1 --",
      "'||(select user_id from employee limit 1)||'", "/**/or/**/1=1");

  @LocalServerPort private int port;
  @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  private final HttpClient http = HttpClient.newHttpClient();
  private CaseDriver c;
  private String employee;

  /** Somebody's request that is right, by its path. */
  private record Valid(String userId, Map<String, Object> form) {}

  @BeforeEach
  void aCaseWithEverythingThatHasANumber() {
    c = inPeriod(underperformer());
    employee = c.employee().userId();
    assertThat(states(c, "SUPPORT_REQUEST", UUID.randomUUID().toString(), file("a.txt", "Mine")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void sqlInAnyParameterIsAValueThatIsNotThere() {
    List<String> before = state(c);
    long people = rows("employee");
    Map<String, HandlerMethod> paths = paths();
    assertThat(paths).hasSizeGreaterThan(20);
    int asked = 0;
    for (Map.Entry<String, HandlerMethod> path : paths.entrySet()) {
      List<String> places = new ArrayList<>(VARIABLE.matcher(path.getKey()).results().map(r -> r.group(1)).toList());
      places.addAll(parameters(path.getValue()));
      for (String userId : List.of("hanna", path.getKey().matches(".*(hold|retention).*") ? "carl" : employee)) {
        for (String place : places) {
          HttpResponse<String> wrong = with(path.getKey(), userId, place, "none");
          for (String sql : Stream.concat(SQL.stream().limit(7), Stream.of(c.id() + "' or '1'='1", c.id() + "' --"))
              .toList()) {
            HttpResponse<String> answer = with(path.getKey(), userId, place, sql);
            String what = "%s as %s, %s = %s: %s".formatted(path.getKey(), userId, place, sql, answer.body());
            // a wrong value, or no address at all
            assertThat(answer.statusCode()).as(what).isIn(wrong.statusCode(), 400);
            assertThat(answer.body().replace(sql, "")).as(what).doesNotContain(c.id().value(), "\"" + employee + "\"");
            asked++;
          }
        }
      }
    }
    for (String sql : SQL) {
      HttpResponse<String> found = get("hanna", "/api/cases?search=" + encoded(sql));
      assertThat(read(found).path("total").asInt(-1)).as("found by %s", sql).isZero();
    }
    assertThat(read(get("hanna", "/api/cases?search=" + c.id())).path("total").asInt()).as("it can be found").isOne();
    assertThat(asked).as("requests").isGreaterThan(300);
    assertThat(state(c)).isEqualTo(before);
    assertThat(rows("employee")).isEqualTo(people);
  }

  @Test
  void sqlInABodyIsTextOrANumberThatNobodyHas() {
    for (String sql : SQL) {
      for (String field : List.of("newManager", "respondent")) {
        Map<String, Object> event = Forms.of("kind", field.equals("respondent") ? "COMPLAINT" : "MANAGER_CHANGE",
            "date", c.today().toString(), "note", "x", field, sql.substring(0, Math.min(40, sql.length())));
        refused(post("hanna", "/api/cases/" + c.id() + "/events", event), "no employee of this number");
      }
      refused(post("hanna", "/api/letters/bounces", Forms.of("messageId", sql, "status", sql)), "no letter was sent");
      HttpResponse<String> keyed = send("POST", "hanna", "/api/cases/" + c.id() + "/events", "application/json",
          BodyPublishers.ofString("{}"), "Idempotency-Key", sql);
      assertThat(keyed.statusCode()).as(keyed.body()).isEqualTo(400);
      HttpResponse<String> held = post("carl", "/api/cases/" + c.id() + "/legal-hold", Forms.of("reason", sql));
      assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
      assertThat(content(EntryKind.LEGAL_HOLD).path("reason").asText()).isEqualTo(sql);
      assertThat(send("DELETE", "carl", "/api/cases/" + c.id() + "/legal-hold", "application/json",
          BodyPublishers.ofString(text(Forms.of("reason", sql)))).statusCode()).isEqualTo(200);
    }
    assertThat(c.count(EntryKind.EVENT)).isZero();
  }

  /** The record says who, when and about whom, whatever else was sent. */
  @Test
  void aFieldThatNobodyAskedForIsRefusedOrHasNoEffect() {
    Map<String, Object> more = Forms.of("id", "PIP-2026-9999", "caseId", "PIP-2026-9999", "number", 1, "actor",
        Map.of("userId", "lena", "role", "hrLead"), "userId", "lena", "role", "hrLead", "by", "lena",
        "decidedBy", "lena",
        "at", "2020-01-01T00:00:00Z", "openedOn", "2020-01-01", "stage", "CLOSED", "outcome", "SUCCESSFUL_EXIT",
        "employeeId", 1, "managerId", 1, "hash", "00", "previousHash", "00", "key", "another-key", "before", true,
        "attachments", List.of(), "calledOff", List.of(1), "@class", "java.lang.Runtime", "__proto__", Map.of());
    String stage = c.file().pipCase().toString();
    valid().forEach((path, valid) -> {
      int entries = c.file().entries().size();
      more.forEach((field, value) -> {
        if (!valid.form().containsKey(field)) {
          HttpResponse<String> answer = sends(path, valid.userId(), Forms.with(valid.form(), field, value));
          String what = "%s with %s: %s".formatted(path, field, answer.body());
          assertThat(answer.statusCode()).as(what).isIn(200, 400);
          for (Entry entry : c.file().entries().subList(entries, c.file().entries().size())) {
            assertThat(entry.actor().userId()).as(what).isIn(valid.userId(), "system");
            assertThat(content(entry).has(field)).as(what).isFalse();
          }
        }
      });
    });
    assertThat(c.trace()).as("what takes a form takes nothing beside its fields").doesNotContain("EVENT COMPLAINT",
        "AMENDMENT_PROPOSAL", "CORRECTION PLAN", "STATEMENT STATEMENT");
    assertThat(c.file().pipCase().toString()).isEqualTo(stage);
    // in a goal of an amendment as well
    Map<String, Object> amendment = amendment();
    ObjectNode nested = json.valueToTree(amendment);
    ((ObjectNode) nested.at("/goals/0/goal")).put("number", 1);
    refused(send("POST", "mia", "/api/cases/" + c.id() + "/amendments", "application/json",
        BodyPublishers.ofString(nested.toString())), "Unknown field Goals 1, goal, number");
  }

  @Test
  void anIdOfAnotherCaseIsNoIdInThisOne() {
    CaseDriver other = inPeriod(underperformer());
    String key = UUID.randomUUID().toString();
    assertThat(states(c, "SUPPORT_REQUEST", key).statusCode()).isEqualTo(201);
    c.daysPass(1);
    // where the numbers of the other case's entries are none of this one
    while (other.file().entries().size() < c.file().entries().size()) {
      assertThat(states(other, "STATEMENT", UUID.randomUUID().toString()).statusCode()).isEqualTo(201);
    }
    HttpResponse<String> made = states(other, "SUPPORT_REQUEST", key, file("b.txt", "The other's"));
    assertThat(made.statusCode()).as("a key is one of its case").isEqualTo(201);
    int number = read(made).path("number").asInt();
    assertThat(number).isGreaterThan(c.file().entries().size());
    String others = "/api/cases/" + other.id();

    List<String> before = state(c);
    List<String> beforeThere = state(other);
    for (String userId : List.of("hanna", "mia", employee)) {
      for (String path : List.of("/attachments/" + number + "/1", "/letters/" + number + ".pdf")) {
        assertThat(get(userId, "/api/cases/" + c.id() + path).statusCode()).as(path).isEqualTo(404);
      }
    }
    assertThat(get(other.employee().userId(), others + "/attachments/" + number + "/1").body())
        .isEqualTo("The other's");
    for (String path : List.of("/file", "/export.zip", "/attachments/" + number + "/1")) {
      assertThat(get(employee, others + path).statusCode()).as(path).isEqualTo(404);
    }
    Map<String, Object> correction = Forms.of("correction", "x", "reason", "x", "content", null);
    refused(post("mia", "/api/cases/" + c.id() + "/entries/" + number + "/correction", correction), "has no entry");
    int employees = c.file().last(EntryKind.STATEMENT, Statement.class).orElseThrow().entry().number();
    refused(post("mia", "/api/cases/" + c.id() + "/entries/" + employees + "/correction", correction),
        "was not written by you");
    for (String path : List.of("/entries/1/correction", "/events", "/verify", "/amendments")) {
      assertThat(post(employee, others + path, correction).statusCode()).as(path).isEqualTo(404);
    }
    // ids of another kind, where a task's is asked for
    for (String id : List.of(c.id().value(), other.task("AnswerSupportRequest").id(), "hanna", "1")) {
      assertThat(get(employee, "/api/tasks/" + encoded(id)).statusCode()).as(id).isEqualTo(404);
      assertThat(get(employee, "/api/tasks/" + encoded(id) + "/case").statusCode()).as(id).isEqualTo(404);
    }
    // the same case, written otherwise
    String id = other.id().value();
    for (String written : List.of(id.toLowerCase(Locale.ROOT), " " + id, id + " ", id + ".", id + "\u200b",
        id.replace('0', '\uff10'), id.replace("-", "\u2011"), "x/../" + id, c.id() + "," + id)) {
      assertThat(get(employee, "/api/cases/" + encoded(written) + "/file").statusCode()).as(written).isIn(400, 404);
      assertThat(get("hanna", "/api/cases/" + encoded(written) + "/file").statusCode()).as(written).isIn(400, 404);
    }
    assertThat(state(c)).isEqualTo(before);
    assertThat(state(other)).isEqualTo(beforeThere);
  }

  @Test
  void aFormThatNamesSomethingOfAnotherCaseIsRefused() {
    CaseDriver other = inPeriod(underperformer());
    for (StatementKind kind : List.of(StatementKind.SUPPORT_REQUEST, StatementKind.MEETING_REQUEST,
        StatementKind.AGREED_TERMS)) {
      says(c, kind);
    }
    other.daysPass(1);
    for (StatementKind kind : List.of(StatementKind.SUPPORT_REQUEST, StatementKind.MEETING_REQUEST,
        StatementKind.AGREED_TERMS)) {
      says(other, kind);
      Map<String, Object> others = answering(other, kind, kind == StatementKind.AGREED_TERMS ? "OFFERED" : "DECLINED");
      others.put("request", (int) others.get("request") + 1000);
      if (kind == StatementKind.MEETING_REQUEST) {
        others.put("meetingOn", null);
      } else if (kind == StatementKind.AGREED_TERMS) {
        others.put("lastWorkingDay", c.today().plusDays(30).toString());
      }
      assertThatThrownBy(() -> c.does("hanna", kind.answeredBy().orElseThrow(), others)).isInstanceOf(Refused.class)
          .hasMessageContaining("Request: ");
    }
    Employee omars = people.newcomer("DEFAULT", employees.findByUserId("omar").orElseThrow().id());
    for (long id : List.of(omars.id(), other.employee().id(), employees.findByUserId("mia").orElseThrow().id())) {
      assertThatThrownBy(() -> process.request("mia", Forms.request(id, c.today()))).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> c.does("hanna", "AnswerSupportRequest",
        Forms.of("request", 1, "decision", "AGREED", "reason", "x"))).hasMessageContaining("Request: ");
  }

  /** Every path that writes, as somebody who is signed in in the browser that another site makes ask. */
  @Test
  void whatAnotherSiteSendsInSomebodysNameChangesNothing() {
    List<String> before = state(c);
    Map<String, WebVisitor> visitors = new TreeMap<>();
    valid().forEach((path, valid) -> {
      WebVisitor visitor = visitors.computeIfAbsent(valid.userId(), this::signedIn);
      Body body = body(path, valid.form());
      String token = visitor.cookie("XSRF-TOKEN");
      forged(visitor, path, body.type(), body, "X-Due-Process", "1");
      forged(visitor, path, body.type(), body, "X-Due-Process", "1", "X-XSRF-TOKEN", "guessed");
      forged(visitor, path, body.type(), body, "X-Due-Process", "1", "X-XSRF-TOKEN", "");
      forged(visitor, path, body.type(), body, "X-XSRF-TOKEN", token);
      for (String from : List.of("cross-site", "same-site")) {
        forged(visitor, path, body.type(), body, "X-Due-Process", "1", "X-XSRF-TOKEN", token, "Sec-Fetch-Site", from);
      }
      // what a form can send without asking
      for (String type : List.of("text/plain", "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x")) {
        forged(visitor, path, type, body, "Origin", FOREIGN);
        forged(visitor, path, type, body, "Origin", "null");
      }
      HttpResponse<String> asked = visitor.send(visitor.request(filled(path, Map.of())).header("Origin", FOREIGN)
          .header("Access-Control-Request-Method", path.substring(0, path.indexOf(' ')))
          .header("Access-Control-Request-Headers", "x-due-process,x-xsrf-token,content-type")
          .method("OPTIONS", BodyPublishers.noBody()));
      assertThat(asked.headers().map().keySet()).as("what is allowed to another site at %s", path)
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    });
    WebVisitor hanna = visitors.get("hanna");
    HttpResponse<String> seen = hanna.send(hanna.request("/api/cases").header("Origin", FOREIGN).GET());
    assertThat(seen.headers().map()).as("nor may it read").doesNotContainKey("access-control-allow-origin");
    assertThat(hanna.send(hanna.request("/api/cases/" + c.id() + "/export.zip").header("Sec-Fetch-Site", "cross-site")
        .GET()).statusCode()).isEqualTo(403);
    assertThat(state(c)).isEqualTo(before);
    // and from the product's own pages all of it is taken
    assertThat(hanna.post("/api/cases/" + c.id() + "/verify", "application/json", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsSentTwiceCountsOnceAndNotAtAllOnceItsPersonHasSignedOut() {
    WebVisitor visitor = signedIn(employee);
    String key = UUID.randomUUID().toString();
    Body statement = statement("SUPPORT_REQUEST", file("twice.txt", "Once"));
    HttpRequest.Builder request = visitor.request("/api/cases/" + c.id() + "/statements")
        .header("Content-Type", statement.type()).header("X-Due-Process", "1").header("Idempotency-Key", key)
        .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN")).POST(BodyPublishers.ofByteArray(statement.bytes()));
    HttpResponse<String> first = visitor.send(request);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    HttpResponse<String> second = visitor.send(request);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(read(second).path("number")).isEqualTo(read(first).path("number"));
    refused(states(c, "SUPPORT_REQUEST", key), "another statement came with the same key");

    Map<String, Object> leave = Forms.of("kind", "SICK_LEAVE", "date", c.today().plusDays(3).toString(),
        "until", c.today().plusDays(4).toString());
    for (int status : List.of(201, 200)) {
      assertThat(send("POST", "hanna", "/api/cases/" + c.id() + "/events", "application/json",
          BodyPublishers.ofString(text(leave)), "Idempotency-Key", key).statusCode()).isEqualTo(status);
    }
    refused(send("POST", "hanna", "/api/cases/" + c.id() + "/events", "application/json",
        BodyPublishers.ofString(text(Forms.with(leave, "note", "Another"))), "Idempotency-Key", key), "same key");
    assertThat(post("carl", "/api/cases/" + c.id() + "/legal-hold", Forms.of("reason", "x")).statusCode())
        .isEqualTo(200);
    refused(post("carl", "/api/cases/" + c.id() + "/legal-hold", Forms.of("reason", "x")), "is held already");
    Map<String, Object> amendment = amendment();
    assertThat(post("mia", "/api/cases/" + c.id() + "/amendments", amendment).statusCode()).isEqualTo(201);
    refused(post("mia", "/api/cases/" + c.id() + "/amendments", amendment), "not settled yet");
    assertThat(c.count(EntryKind.STATEMENT)).isEqualTo(2);
    assertThat(c.count(EntryKind.EVENT)).isOne();
    assertThat(c.count(EntryKind.LEGAL_HOLD)).isOne();
    assertThat(c.count(EntryKind.AMENDMENT_PROPOSAL)).isOne();

    assertThat(visitor.signOut().statusCode()).isEqualTo(204);
    HttpResponse<String> replayed = visitor.send(request);
    assertThat(replayed.statusCode()).as(replayed.body()).isIn(401, 403);
    assertThat(c.count(EntryKind.STATEMENT)).isEqualTo(2);
  }

  @Test
  void aSessionOrATokenThatSomebodyElseKnowsIsNotTheOneAfterSigningIn() {
    // one that the server itself gave out, as an attacker would get it
    var attacker = new WebVisitor(port);
    attacker.get("/camunda/app/tasklist/default/");
    attacker.get("/camunda/api/admin/auth/user/default");
    attacker.sendLogin("nobody-" + employee, "x");
    var victim = new WebVisitor(port).withCookie("XSRF-TOKEN", attacker.cookie("XSRF-TOKEN"));
    String planted = attacker.cookie("JSESSIONID").isEmpty() ? "0123456789ABCDEF0123456789ABCDEF"
        : attacker.cookie("JSESSIONID");
    victim.withCookie("JSESSIONID", planted);
    assertThat(victim.sendLogin(employee, employee).statusCode()).isEqualTo(200);
    assertThat(victim.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(planted);
    assertThat(victim.cookie("XSRF-TOKEN")).isNotEmpty().isNotEqualTo(attacker.cookie("XSRF-TOKEN"));
    assertThat(attacker.withCookie("JSESSIONID", planted).get("/api/my-case").statusCode()).isEqualTo(401);
    assertThat(victim.get("/api/my-case").statusCode()).isEqualTo(200);
    // a session is not taken from an address, nor written into one
    String session = victim.cookie("JSESSIONID");
    for (String path : List.of("/api/my-case;jsessionid=" + session, "/api/my-case;JSESSIONID=" + session,
        "/api/my-case?jsessionid=" + session, "/;jsessionid=" + session + "/api/my-case")) {
      assertThat(new WebVisitor(port).get(path).statusCode()).as(path).isIn(400, 401);
    }
    for (String path : List.of("/", "/cases.html", "/camunda/app/tasklist/default/", "/camunda")) {
      HttpResponse<String> page = new WebVisitor(port).get(path);
      assertThat(page.body() + page.headers().map()).as(path).doesNotContainIgnoringCase(";jsessionid");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
    List<String> before = state(c);
    valid().forEach((path, valid) -> {
      boolean files = files(path);
      byte[] large = new byte[(files ? 26 : 4) * MEGABYTE];
      Arrays.fill(large, (byte) ' ');
      Body body = files ? statement("STATEMENT", new Part("files", "x.txt", large))
          : new Body("application/json", large);
      for (String userId : List.of(valid.userId(), "")) {
        HttpResponse<String> said = sends(path, userId, body, BodyPublishers.ofByteArray(body.bytes()));
        assertThat(said.statusCode()).as("%s as “%s”: %s", path, userId, said.body())
            .isEqualTo(userId.isEmpty() ? 401 : 413);
        // who does not say how much will come is heard until it is too much
        HttpResponse<String> chunked = sends(path, userId, body,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.bytes())));
        assertThat(chunked.statusCode()).as("%s as “%s”: %s", path, userId, chunked.body())
            // the check of the record reads no body
            .isIn(userId.isEmpty() ? List.of(401) : path.endsWith("/verify") ? List.of(200) : List.of(400, 413));
      }
    });
    assertThat(context.getBeansOfType(FormContentFilter.class)).as("what reads a body before anybody is known")
        .isEmpty();
    // each file small enough, together too much
    Part part = new Part("files", "x.txt", "x".repeat(5 * MEGABYTE - 1000).getBytes(StandardCharsets.UTF_8));
    Body many = statement("STATEMENT", part, part, part, part, new Part("files", "y.txt", new byte[2 * MEGABYTE]));
    for (BodyPublisher publisher : List.of(BodyPublishers.ofByteArray(many.bytes()),
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(many.bytes())))) {
      HttpResponse<String> answer = sends(STATEMENTS, employee, many, publisher);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    }
    assertThat(state(c)).isEqualTo(before);
  }

  @Test
  void whatUnpacksOrNestsWithoutEndIsRefused() throws IOException {
    List<String> before = state(c);
    for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "{\"text\":" + "[".repeat(150_000),
        "[".repeat(90_000) + "]".repeat(90_000), "1".repeat(190_000), "{\"number\":1e999999999}")) {
      valid().forEach((path, valid) -> {
        if (!path.equals(IMPORT)) {
          Body body = files(path) ? multipart(new Part("form", null, deep.getBytes(StandardCharsets.UTF_8)))
              : new Body("application/json", deep.getBytes(StandardCharsets.UTF_8));
          HttpResponse<String> answer = sends(path, valid.userId(), body, BodyPublishers.ofByteArray(body.bytes()));
          // the check of the record reads no body
          assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isIn(path.endsWith("/verify") ? 200 : 400);
        }
      });
      String task = c.task("AnswerSupportRequest").id();
      HttpResponse<String> engine = send("POST", "hanna", "/engine-rest/task/" + task + "/submit-form",
          "application/json",
          BodyPublishers.ofString(text(Map.of("variables", Map.of("submission", Map.of("value", deep))))));
      assertThat(engine.statusCode()).as(engine.body()).isEqualTo(400);
    }
    byte[] bomb = AttachedFiles.pdfThatUnpacksTo(160L * MEGABYTE);
    assertThat(bomb.length).isLessThan(MEGABYTE);
    refused(states(c, "STATEMENT", "key-of-a-bomb", new Part("files", "a.pdf", bomb)), "is packed so tightly");
    refused(states(c, "STATEMENT", "key-of-a-bomb", new Part("files", "a.png", AttachedFiles.pngOf(60_000))), "pixels");
    refused(states(c, "STATEMENT", "key-of-a-bomb", new Part("files", "a.zip", zip(20))), "is none of PDF");
    refused(states(c, "STATEMENT", "key-of-a-bomb", new Part("files", "a.docx", zip(20))), "is none of PDF");
    refused(states(c, "STATEMENT", "key-of-a-bomb", new Part("files", "a.txt", zip(20))), "plain text");
    // nothing is unpacked on its way in
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[20 * MEGABYTE]);
    }
    HttpResponse<String> gzipped = send("POST", "carl", "/api/cases/" + c.id() + "/legal-hold", "application/json",
        BodyPublishers.ofByteArray(packed.toByteArray()), "Content-Encoding", "gzip");
    assertThat(gzipped.statusCode()).as(gzipped.body()).isEqualTo(400);
    assertThat(state(c)).isEqualTo(before);
  }

  @Test
  void anImportThatIsABombAProgramOrAnotherLanguageIsRefused() throws IOException {
    long people = rows("employee");
    StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
    StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
      entities.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    String xml = entities + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&a39;&f;</x>";
    for (String mapping : List.of("kind: employees\n" + laughs, laughs + "kind: *a39", "kind: employees\ncolumns: *x",
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"" + FOREIGN + "\"]]]]",
        "kind: !!java.lang.ProcessBuilder [[\"touch\", \"/tmp/x\"]]",
        "kind: employees\ncolumns: {number: !!java.io.FileInputStream [/etc/passwd]}", "[".repeat(100_000),
        "{a: ".repeat(50_000), "- ".repeat(100_000), "x".repeat(4 * MEGABYTE), xml, "\u0000", "--- a\n--- b\n",
        "kind: <<: *x")) {
      HttpResponse<String> answer = imports(mapping, "people.csv", "No,Who\n1,A B\n".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as("%.60s: %s", mapping, answer.body()).isEqualTo(400);
      assertThat(answer.body()).as("%.60s", mapping).doesNotContain("root:", "java.", "haha");
    }
    for (byte[] file : List.of(zip(20), xml.getBytes(StandardCharsets.UTF_8), new byte[MEGABYTE],
        ("No,Who\n\"" + "x".repeat(3 * MEGABYTE)).getBytes(StandardCharsets.UTF_8),
        ("No,Who" + ",".repeat(200_000) + "\n1,A\n").getBytes(StandardCharsets.UTF_8),
        ("No,Who\n" + "1,".repeat(200_000) + "\n").getBytes(StandardCharsets.UTF_8),
        ("No,Who\n7001," + "x".repeat(MEGABYTE) + " y\n").getBytes(StandardCharsets.UTF_8))) {
      HttpResponse<String> answer = imports(MAPPING, "people.csv", file);
      assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
      assertThat(answer.body()).doesNotContain("root:", "haha");
    }
    assertThat(rows("employee")).isEqualTo(people);
  }

  @Test
  void aNameThatIsAPathOrTurnsTheReadingIsANameAlone() throws IOException {
    List<String> names = List.of("../../../../tmp/attack.txt", "..\\..\\attack.txt", "C:\\attack.txt",
        "/etc/attack.txt", "\\\\server\\share\\attack.txt", "file:///attack.txt", "attack.txt\u0000.pdf.txt",
        "....//....//attack.txt",
        "%2e%2e%2fattack.txt", "\u202etxt.exe\u202c.txt", "a\u2028b\u2029.txt", "x".repeat(400) + ".txt",
        "x".repeat(5000) + ".txt",
        "\"; filename=\\\"evil.html\\\".txt", "<img src=x onerror=alert(1)>.txt", "..", ".", "con.txt",
        "a\u0301\u200d\ufeff.txt");
    Pattern plain = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}/\\\\:<>\"|?*]{1,120}");
    for (String name : names) {
      int before = c.file().entries().size();
      HttpResponse<String> made = states(c, "STATEMENT", UUID.randomUUID().toString(), file(name, "Text"));
      if (made.statusCode() == 400 || made.statusCode() == 413) {
        assertThat(read(made).path("message").asText()).as(name)
            .containsAnyOf("is none of PDF", "can't be read", "is too large")
            .doesNotContain("..");
        assertThat(c.file().entries()).as(name).hasSize(before);
        continue;
      }
      assertThat(made.statusCode()).as("%s: %s", name, made.body()).isEqualTo(201);
      int number = read(made).path("number").asInt();
      Attachment kept =
          c.file().last(EntryKind.STATEMENT, Statement.class).orElseThrow().content().attachments().get(0);
      assertThat(kept.name()).as(name).matches(plain).endsWith(".txt").doesNotStartWith(".");
      assertThat(kept.file()).isEqualTo("attachments/%d-1.txt".formatted(number));
      HttpResponse<String> got = get("hanna", "/api/cases/%s/attachments/%d/1".formatted(c.id(), number));
      assertThat(got.statusCode()).as(name).isEqualTo(200);
      assertThat(got.headers().firstValue("Content-Disposition").orElse("")).as(name).startsWith("attachment;")
          .doesNotContain("..", "\\", "evil.html\"", "/").matches("[\\x20-\\x7e]+");
      assertThat(got.headers().firstValue("Content-Type").orElse("")).as(name).startsWith("text/plain");
    }
    assertThat(exported()).allMatch(entry -> entry.matches("[\\w-]+(/[\\w-]+)?\\.\\w+"));

    long people = rows("employee");
    for (String name : names) {
      HttpResponse<String> answer = imports(MAPPING, name, "No,Who\n1,A\n".getBytes(StandardCharsets.UTF_8));
      // it is said again to who sent it, and used for nothing
      assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isIn(400, 413, 422);
      assertThat(read(answer).path("message").asText()).as(name).isNotBlank();
    }
    assertThat(rows("employee")).isEqualTo(people);
  }

  // ---- every path that there is

  /** Our own paths as Spring has them. */
  private Map<String, HandlerMethod> paths() {
    Map<String, HandlerMethod> paths = new TreeMap<>();
    mappings.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith("/api/"))
        .forEach(pattern -> info.getMethodsCondition().getMethods()
            .forEach(method -> paths.put(method + " " + pattern, handler))));
    return paths;
  }

  private static List<String> parameters(HandlerMethod handler) {
    return Stream.of(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
            && !MultipartFile.class.isAssignableFrom(parameter.getParameterType()))
        .map(AttacksIT::name).toList();
  }

  private static String name(MethodParameter parameter) {
    String said = parameter.getParameterAnnotation(RequestParam.class).name();
    return said.isEmpty() ? parameter.getParameter().getName() : said;
  }

  /** A right request for each path that writes; a new one fails here until somebody has written its own. */
  private Map<String, Valid> valid() {
    Map<String, Valid> valid = new TreeMap<>(Map.of(
        "POST /api/cases/{id}/amendments", new Valid("mia", amendment()),
        "POST /api/cases/{id}/entries/{number}/correction", new Valid("mia",
            Forms.of("correction", "Another day.", "reason", "A slip.")),
        "POST /api/cases/{id}/events", new Valid("hanna",
            Forms.of("kind", "COMPLAINT", "date", c.today().toString(), "note", "About the shifts.")),
        "POST /api/cases/{id}/legal-hold", new Valid("carl", Forms.of("reason", "A charge.")),
        "DELETE /api/cases/{id}/legal-hold", new Valid("carl", Forms.of("reason", "Dismissed.")),
        STATEMENTS, new Valid(employee, Forms.of("kind", "STATEMENT", "text", "Text")),
        "POST /api/cases/{id}/verify", new Valid("hanna", Map.of()),
        "POST /api/letters/bounces", new Valid("hanna", Forms.of("messageId", "<a@b>", "status", "550")),
        IMPORT, new Valid("hanna", Forms.of("kind", "employees"))));
    SortedSet<String> writes = new TreeSet<>(paths().keySet());
    writes.removeIf(path -> path.startsWith("GET "));
    assertThat(valid.keySet()).isEqualTo(writes);
    return valid;
  }

  private boolean files(String path) {
    return path.equals(STATEMENTS) || path.equals(IMPORT);
  }

  private Map<String, Object> amendment() {
    List<Object> goals = new ArrayList<>();
    int place = 0;
    for (Object goal : (List<?>) plan(c).get("goals")) {
      place++;
      goals.add(Forms.of("replaces", place, "goal",
          Forms.with(json.convertValue(goal, new TypeReference<>() {}), "target", 94)));
    }
    return Forms.of("endsOn", PeriodDates.period(c.file()).endsOn().toString(), "goals", goals,
        "reason", "The register was down.");
  }

  /** A path with what it asks for of this case; some of it replaced. */
  private String filled(String path, Map<String, String> instead) {
    Map<String, String> its = new TreeMap<>(Map.of("id", c.id().value(), "caseId", c.id().value(), "taskId",
        c.openTasks().get(0).id(), "part", "1", "name", "improvement-plan"));
    int statement = c.file().last(EntryKind.STATEMENT, Statement.class).orElseThrow().entry().number();
    EntryKind kind = path.contains("letters") ? EntryKind.LETTER : EntryKind.PLAN;
    int other = c.file().entries().stream().filter(e -> e.kind() == kind).findFirst().orElseThrow().number();
    its.put("number", String.valueOf(path.contains("attachments") ? statement : other));
    instead.forEach((name, value) -> its.put(name, encoded(value)));
    return VARIABLE.matcher(path.substring(path.indexOf(' ') + 1))
        .replaceAll(found -> Matcher.quoteReplacement(its.getOrDefault(found.group(1), "none")));
  }

  /** A path with one variable or parameter of this value, and all others right. */
  private HttpResponse<String> with(String path, String userId, String place, String value) {
    boolean variable = VARIABLE.matcher(path).results().anyMatch(r -> r.group(1).equals(place));
    String address = variable ? filled(path, Map.of(place, value))
        : filled(path, Map.of()) + "?" + place + "=" + encoded(value);
    String method = path.substring(0, path.indexOf(' '));
    // an empty form: it would be refused for what is missing, if for nothing else
    return files(path) ? send(method, userId, address, "multipart/form-data; boundary=x",
            BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{}\r\n--x--\r\n"))
        : method.equals("GET") ? get(userId, address)
        : send(method, userId, address, "application/json", BodyPublishers.ofString("{}"));
  }

  private HttpResponse<String> sends(String path, String userId, Map<String, Object> form) {
    Body body = body(path, form);
    return sends(path, userId, body, BodyPublishers.ofByteArray(body.bytes()));
  }

  private HttpResponse<String> sends(String path, String userId, Body body, BodyPublisher publisher) {
    return send(path.substring(0, path.indexOf(' ')), userId, filled(path, Map.of()), body.type(), publisher,
        "Idempotency-Key", UUID.randomUUID().toString());
  }

  private Body body(String path, Map<String, Object> form) {
    return switch (path) {
      case STATEMENTS -> multipart(new Part("form", null, text(form).getBytes(StandardCharsets.UTF_8)));
      case IMPORT -> multipart(
          new Part("mapping", "m.yaml", text(Forms.with(form, "columns", Map.of("number", "No", "name", "Who",
              "jurisdiction", Map.of("fixed", "US")))).getBytes(StandardCharsets.UTF_8)),
          new Part("file", "p.csv", "No,Who\n8001,Ann Other\n".getBytes(StandardCharsets.UTF_8)));
      default -> new Body("application/json", text(form).getBytes(StandardCharsets.UTF_8));
    };
  }

  private void forged(WebVisitor visitor, String path, String type, Body body, String... headers) {
    HttpRequest.Builder request = visitor.request(filled(path, Map.of())).header("Content-Type", type)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .method(path.substring(0, path.indexOf(' ')), BodyPublishers.ofByteArray(body.bytes()));
    request.headers(headers);
    HttpResponse<String> answer = visitor.send(request);
    assertThat(answer.statusCode()).as("%s as %s with %s: %s", path, type, List.of(headers), answer.body())
        .isEqualTo(403);
  }

  // ---- requests

  /** What is sent, and as what. */
  private record Body(String type, byte[] bytes) {}

  /** A part of a form; one without a file name is a field. */
  private record Part(String name, String fileName, byte[] content) {}

  private static Part file(String name, String text) {
    return new Part("files", name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Body multipart(Part... parts) {
    var bytes = new ByteArrayOutputStream();
    for (Part part : parts) {
      String fileName = part.fileName() == null ? ""
          : "; filename=\"" + part.fileName().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      bytes.writeBytes(("--boundary-of-a-form\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
          + fileName + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(part.content());
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    bytes.writeBytes("--boundary-of-a-form--\r\n".getBytes(StandardCharsets.UTF_8));
    return new Body("multipart/form-data; boundary=boundary-of-a-form", bytes.toByteArray());
  }

  private Body statement(String kind, Part... files) {
    List<Part> parts = new ArrayList<>(List.of(new Part("form", null,
        text(Forms.of("kind", kind, "text", "See the files.")).getBytes(StandardCharsets.UTF_8))));
    parts.addAll(List.of(files));
    return multipart(parts.toArray(new Part[0]));
  }

  /** The subject of the case writes to HR. */
  private HttpResponse<String> states(CaseDriver of, String kind, String key, Part... files) {
    Body body = statement(kind, files);
    HttpResponse<String> answer = send("POST", of.employee().userId(), "/api/cases/" + of.id() + "/statements",
        body.type(), BodyPublishers.ofByteArray(body.bytes()), "Idempotency-Key", key);
    timeTravel.runWhatIsDue();
    return answer;
  }

  private HttpResponse<String> imports(String mapping, String name, byte[] file) {
    Body body = multipart(new Part("mapping", "m.yaml", mapping.getBytes(StandardCharsets.UTF_8)),
        new Part("file", name, file));
    return send("POST", "hanna", "/api/personnel/import", body.type(), BodyPublishers.ofByteArray(body.bytes()));
  }

  private HttpResponse<String> post(String userId, String path, Map<String, Object> form) {
    return send("POST", userId, path, "application/json", BodyPublishers.ofString(text(form)),
        "Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpResponse<String> get(String userId, String path) {
    return send("GET", userId, path, "application/json", BodyPublishers.noBody());
  }

  /** As a tool sends it; as nobody where the user is empty. */
  private HttpResponse<String> send(String method, String userId, String path, String type, BodyPublisher body,
      String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", type).header("Accept", "*/*").header("X-Due-Process", "1").method(method, body);
    if (!userId.isEmpty()) {
      request.header("Authorization", "Basic " + Base64.getEncoder()
          .encodeToString((userId + ":" + userId).getBytes(StandardCharsets.UTF_8)));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return WebVisitor.answer(http, request);
  }

  private WebVisitor signedIn(String userId) {
    var visitor = new WebVisitor(port);
    assertThat(visitor.signIn(userId, userId).statusCode()).as(userId).isEqualTo(200);
    return visitor;
  }

  // ---- what is looked at

  private static void refused(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
  }

  /** The record but for who looked, the tasks, and how many cases and files there are. */
  private List<String> state(CaseDriver of) {
    List<String> state = new ArrayList<>(of.trace());
    state.removeIf(line -> line.startsWith("CASE_FILE_"));
    of.openTasks().forEach(task -> state.add(task.id() + " " + task.assignee()));
    state.add(rows("pip_case") + " cases, " + rows("attachment") + " files");
    return state;
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private JsonNode content(EntryKind kind) {
    return content(c.file().entries().stream().filter(e -> e.kind() == kind).reduce((a, b) -> b).orElseThrow());
  }

  private JsonNode content(Entry entry) {
    return json.convertValue(read(entry.content()), JsonNode.class);
  }

  private JsonNode read(HttpResponse<String> answer) {
    return read(answer.body());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A zip that is small and unpacks to so many megabytes. */
  private static byte[] zip(int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../../attack.txt"));
      for (int i = 0; i < megabytes; i++) {
        zip.write(new byte[MEGABYTE]);
      }
    }
    return bytes.toByteArray();
  }

  /** The names in the export of the case. */
  private List<String> exported() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/cases/" + c.id()
        + "/export.zip")).header("Authorization", "Basic aGFubmE6aGFubmE=").build();
    List<String> names = new ArrayList<>();
    try (InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        var zip = new ZipInputStream(body)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(names).isNotEmpty();
    return names;
  }
}
