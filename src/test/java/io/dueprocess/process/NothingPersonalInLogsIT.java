package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dueprocess.casefile.AppendOnly;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.engine.PipProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole case with marked texts, names, addresses and passwords, by the product's own calls and over HTTP, with every
 * log that there is turned on: none of them is in what is logged or printed. There are no metrics to look at: the
 * engine's are off, and the product has no other ones.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "logging.level.root=TRACE", "logging.level.org.camunda=TRACE", "logging.level.org.springframework=TRACE",
    "logging.level.org.apache=TRACE", "logging.level.io.dueprocess=TRACE", "logging.level.org.flywaydb=TRACE",
    "logging.level.com.zaxxer.hikari=TRACE", "logging.level.org.thymeleaf=TRACE",
    "logging.level.org.apache.pdfbox=TRACE", "logging.level.com.openhtmltopdf=TRACE",
    "logging.level.jakarta.mail=TRACE", "logging.level.org.eclipse.angus=TRACE", "logging.level.org.glassfish=TRACE",
    "logging.level.org.h2=TRACE",
    "logging.level.org.camunda.bpm.engine.impl.persistence.entity=TRACE", "logging.level.sql=TRACE",
    "logging.level.web=TRACE", "spring.mvc.log-request-details=true", "spring.mvc.log-resolved-exception=true",
    "spring.mail.properties.mail.debug=true", "spring.mail.properties.mail.debug.auth=true",
    "spring.mail.host=127.0.0.1", "spring.mail.properties.mail.smtp.auth=true", "spring.mail.username=due-process",
    "spring.mail.password=" + NothingPersonalInLogsIT.SECRET + "mail", "due-process.url=https://dp.example.com",
    "logging.level.com.icegreen=OFF", "due-process.letters.send-every=1s", "due-process.letters.from=hr@example.com",
    "debug=true", "trace=true"})
class NothingPersonalInLogsIT extends ProcessTestCase {

  static final String SECRET = "SECRET-91c2-";
  private static final String MARK = "MARK-7f3a-";
  private static final String FIRST_NAME = "Quetzalina";
  private static final String LAST_NAME = "Xanthopoulou";
  private static final String ADDRESS = "quetzalina@mail-of-hers.example";

  private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final ConcurrentLinkedQueue<String> LOGGED = new ConcurrentLinkedQueue<>();
  private static AppenderBase<ILoggingEvent> appender;

  @LocalServerPort private int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Marks marks = new Marks(MARK, ".");

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    MAIL.setUser("due-process", SECRET + "mail");
    MAIL.start();
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }

  /** The start configures the log anew; what it prints is in the output. */
  @BeforeEach
  void listen() {
    appender = new AppenderBase<>() {
      @Override
      protected void append(ILoggingEvent event) {
        LOGGED.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
            + event.getMDCPropertyMap() + " "
            + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
      }
    };
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(appender);
    MAIL.stop();
  }

  @Test
  void aWholeCaseAndAllThatIsRefusedLeaveNothingInAnyLog(CapturedOutput output) throws Exception {
    assertThat(((Logger) LoggerFactory.getLogger("org.camunda.bpm.engine")).getEffectiveLevel())
        .as("everything is turned on").isEqualTo(Level.TRACE);
    CaseDriver c = named();

    people.note(c.employee(), "COMPLAINT", c.today().minusDays(5), marks.next());
    c.requested(marks.in(Forms.request(c.employee().id(), c.today())))
        .does("carl", "ReviewLegalRisk", marks.in(Forms.of("advice", "PROCEED", "reason", "")))
        .does("hanna", "DecideOnFile", marks.in(Forms.decision("READY_FOR_PLAN")))
        .does("mia", "DraftPlan", marks.in(plan(c)))
        .does("hanna", "ApprovePlan", marks.in(Forms.decision("APPROVED")))
        .employeeDoes("AcknowledgePlan", marks.in(Forms.answer("ACKNOWLEDGED")));
    statementWithFile(c);
    while (c.openTasks().stream().noneMatch(t -> t.name().equals("DecideOnOutcome"))) {
      if (c.openTasks().stream().anyMatch(t -> t.name().equals("RecordCheckIn"))) {
        c.does("mia", "RecordCheckIn", marks.in(Forms.checkIn(c.today().toString(), 61, 71)));
      } else {
        c.daysPass(1);
      }
    }
    overHttp(c);
    c.does("hanna", "DecideOnOutcome", marks.in(Forms.with(Forms.outcome("TERMINATION"))))
        .does("hanna", "ProposeTermination", marks.in(proposal(c)))
        .employeeDoes("ReplyToProposal", marks.in(Forms.of("reply", "", "companion", "")))
        .does("lena", "DecideOnTermination", marks.in(Forms.decision("APPROVED")))
        .employeeDoes("FileAppeal", marks.in(Forms.of("appeal", "APPEAL", "grounds", "")))
        .does("luis", "HearAppeal", Forms.with(marks.in(Forms.decision("UPHELD")), "reducedTo", null))
        .hasEnded("TERMINATED");
    assertThat(MAIL.waitForIncomingEmail(20_000, 1)).as("letters went out by mail").isTrue();
    assertThat(String.join("\n", c.file().entries().stream().map(e -> e.content()).toList()))
        .as("the record has what was written").contains(MARK + 3 + ".");
    aFailingJob();

    assertThat(marks.count()).isGreaterThan(30);
    assertThat(LOGGED).as("the log is on").isNotEmpty()
        .anySatisfy(line -> assertThat(line).contains("A job failed").contains("InvalidFormatException"));
    String all = String.join("\n", LOGGED) + output.getAll();
    for (String fact : List.of(MARK, SECRET, FIRST_NAME, LAST_NAME, ADDRESS,
        base64(SECRET + "mail"), base64("\0due-process\0" + SECRET + "mail"), base64("hanna:" + SECRET))) {
      assertThat(all.lines().filter(line -> line.contains(fact))).as("lines with %s", fact).isEmpty();
    }
  }

  /** What comes by the real web server: forms, what is refused, what can't be read, wrong passwords, an import. */
  private void overHttp(CaseDriver c) throws Exception {
    String task = c.task("DecideOnOutcome").id();
    for (String path : List.of("/engine-rest/task/" + task + "/submit-form",
        "/engine-rest/task/" + task + "/complete")) {
      for (String body : List.of(
          json.writeValueAsString(Map.of("variables", Map.of("submission", Map.of("value",
              json.writeValueAsString(Map.of("decision", marks.next(), "reason", marks.next())))))),
          json.writeValueAsString(Map.of("variables", Map.of(marks.next(), Map.of("value", marks.next())))),
          "{\"variables\": " + marks.next(), marks.next())) {
        assertThat(sends("hanna", "hanna", path, "application/json", body)).isBetween(400, 599);
      }
    }
    assertThat(sends("hanna", SECRET, "/engine-rest/task/" + task + "/complete", "application/json", "{}"))
        .isEqualTo(401);
    String events = "/api/cases/" + c.id().value() + "/events";
    for (String body : List.of(marks.next(), "{\"kind\": \"" + marks.next() + "\"}", "{\"" + marks.next() + "\": 1}",
        "{\"kind\": \"COMPLAINT\", \"from\": \"" + marks.next() + "\"}")) {
      assertThat(sends("hanna", "hanna", events, "application/json", body)).isBetween(400, 599);
      assertThat(sends("hanna", "hanna", events, "text/plain", body)).isBetween(400, 599);
    }
    for (String path : List.of("/api/nothing?q=" + marks.next(), "/engine-rest/task?assignee=" + marks.next(),
        "/engine-rest/user/" + marks.next() + "/profile", "/api/cases/" + marks.next(),
        "/api/cases/" + marks.next() + "/events")) {
      sends("hanna", "hanna", path, "application/x-www-form-urlencoded", "a=" + marks.next() + "&b=%zz");
    }
    String boundary = "x" + UUID.randomUUID();
    String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n";
    for (String people : List.of("No,Who\n9001,%s Person\n".formatted(marks.next()),
        "No,Who\n9002,%s\n".formatted(marks.next()), marks.next())) {
      String body = part.formatted("mapping", "m.yaml",
          "{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: US}}}")
          + part.formatted("file", marks.next() + ".csv", people) + "--" + boundary + "--\r\n";
      sends("hanna", "hanna", "/api/personnel/import", "multipart/form-data; boundary=" + boundary, body);
    }
    raw("GET /" + marks.next() + "\u0001 HTTP/1.1\r\nHost: x\r\n\r\n");
    raw("GET /api/my-case?%zz=" + marks.next() + " HTTP/1.1\r\nHost: x\r\nCookie: \"" + marks.next() + "=;;\u0002\r\n"
        + marks.next() + "\r\n\r\n");
  }

  private void statementWithFile(CaseDriver c) throws Exception {
    String form = json.writeValueAsString(Map.of("kind", "STATEMENT", "text", marks.next(), "managerMayRead", true));
    String boundary = "x" + UUID.randomUUID();
    String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n" + form + "\r\n--"
        + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + marks.next()
        + ".txt\"\r\nContent-Type: text/plain\r\n\r\n" + marks.next() + "\r\n--" + boundary + "--\r\n";
    assertThat(sends(c.employee().userId(), c.employee().userId(), "/api/cases/" + c.id().value() + "/statements",
        "multipart/form-data; boundary=" + boundary, body)).isEqualTo(201);
    assertThat(c.count(EntryKind.STATEMENT)).isOne();
  }

  /** Its exception quotes what could not be read. */
  private void aFailingJob() {
    CaseDriver c = named();
    CaseId id = process.request("mia", marks.in(Forms.request(c.employee().id(), c.today())));
    String intact = jdbc.sql("select content from case_entry where case_id = ? and number = 1").param(id.value())
        .query(String.class).single();
    rewrite(id, intact.replaceFirst("\"date\":\"[^\"]+\"", "\"date\":\"" + marks.next() + "\""));
    for (int tries = 0; tries < 4; tries++) {
      c.daysPass(1);
    }
    rewrite(id, intact);
    assertThat(process.tasks(id)).extracting(PipProcess.OpenTask::name).isEmpty();
  }

  private void rewrite(CaseId id, String content) {
    jdbc.sql("drop trigger case_entry_append_only").update();
    jdbc.sql("update case_entry set content = ? where case_id = ? and number = 1").params(content, id.value()).update();
    jdbc.sql("create trigger case_entry_append_only before update, delete on case_entry for each row call '%s'"
        .formatted(AppendOnly.class.getName())).update();
  }

  private CaseDriver named() {
    String userId = people.underperformer("DEFAULT").userId();
    jdbc.sql("update employee set first_name = ?, last_name = ?, email = ? where user_id = ?")
        .params(FIRST_NAME, LAST_NAME, ADDRESS, userId).update();
    return caseOf(employees.findByUserId(userId).orElseThrow());
  }

  private int sends(String user, String password, String path, String type, String body) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Basic " + base64(user + ":" + password))
        .header("Content-Type", type).header("X-Due-Process", "1")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).statusCode();
  }

  /** What no client sends. */
  private void raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getInputStream().read();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
