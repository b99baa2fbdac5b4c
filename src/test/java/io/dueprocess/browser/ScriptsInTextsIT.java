package io.dueprocess.browser;

import static io.dueprocess.process.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import io.dueprocess.amendment.ProposeAmendment;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.attachment.Attachments.Upload;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.ValidPdf;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.process.CaseDriver;
import io.dueprocess.process.Forms;
import io.dueprocess.process.Marks;
import io.dueprocess.process.ProcessTestCase;
import io.dueprocess.process.WebVisitor;
import io.dueprocess.statement.MakeStatement;
import io.dueprocess.statement.StatementKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scripts in every text that somebody can write: the fields of every form, what is imported of people, names of users,
 * of files and in models. Each page that shows them is opened as each role that sees them. No script runs, no element
 * is made of a text, nothing is asked of another server, and all of the text is there to be read.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScriptsInTextsIT extends ProcessTestCase {

  /** Whom a text would call: nobody ever comes. */
  private static final ConcurrentLinkedQueue<String> CALLED = new ConcurrentLinkedQueue<>();

  /** Short, for what has room for little; with a template of AngularJS and an element each. */
  private static final String SHORT = "\"'><img src=x onerror=pwned=6>{{constructor.constructor('pwned=7')()}}";

  private static HttpServer elsewhere;
  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private Letters letters;
  @Autowired private ExportCase exportCase;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private AuthorizationService authorizations;

  private final Map<String, TasklistPage> windows = new HashMap<>();
  private final Set<Integer> shown = new TreeSet<>();
  private final Set<String> namesShown = new TreeSet<>();
  private final List<String> asked = new ArrayList<>();
  private String end;
  private Marks marks;
  private CaseDriver c;

  @BeforeAll
  static void openBrowser() throws IOException {
    chromium = Chromium.start();
    elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    elsewhere.createContext("/", exchange -> {
      CALLED.add(exchange.getRequestURI().toString());
      exchange.close();
    });
    elsewhere.start();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
    elsewhere.stop(0);
  }

  @BeforeEach
  void aTextThatWouldRun() {
    end = "x\"'><img src=\"http://127.0.0.1:%d/\" onerror=\"pwned=1\"><script>pwned=2</script>"
        .formatted(elsewhere.getAddress().getPort()) + "<a href='javascript:pwned=4'>"
        + "{{constructor.constructor('pwned=3')()}}[[${7*7}]]file:///etc/passwd";
    marks = new Marks("x", end);
    c = underperformer();
    CALLED.clear();
  }

  @AfterEach
  void closeWindows() {
    windows.values().forEach(window -> {
      assertThat(window.dialogs()).isEmpty();
      window.close();
    });
  }

  @Test
  void noTextOfACaseRunsAnywhereAndAllOfItIsShown() throws Exception {
    peopleWithScriptsInTheirNamesAndFiles();
    untilThePlan();
    inThePeriod();
    theirOwnPage();
    untilTheEnd();
    theirOwnPage();
    theFileAsTheySeeIt("hanna", "mia", "lena", "carl", c.employee().userId());
    theLettersAndTheExport();
    aPlanThatGoesWell();
    theOtherPages();
    theWatchSeesWhatRuns();

    assertThat(shown).as("of all texts each is shown somewhere, whole and as it was typed")
        .containsExactlyElementsOf(IntStream.rangeClosed(1, marks.count()).boxed().toList());
    assertThat(namesShown).containsExactlyInAnyOrder("employee", "manager", "unit", "job", "rating", "leave", "user",
        "measured in", "file");
    assertThat(asked).as("asked of another server").isEmpty();
    assertThat(CALLED).isEmpty();
  }

  /** Names that hold a template of AngularJS are refused, since Cockpit would run them; see AttackOnModelsTest. */
  @Test
  void noNameInAModelOrOfAFilterRunsAnywhere() throws Exception {
    String name = "name\"'><img src=x onerror=pwned=6><script>pwned=7</script>";
    String deployed = deployed(name);
    Filter filter = filters.newTaskFilter("filter" + SHORT).setQuery(tasks.createTaskQuery().taskCandidateGroup("hr"));
    filters.saveFilter(filter.setProperties(Map.of("description", "description" + SHORT)));
    Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    all.setResource(Resources.FILTER);
    all.setResourceId(filter.getId());
    all.addPermission(Permissions.READ);
    authorizations.saveAuthorization(all);
    try {
      c.requested();
      Page page = form("hanna", "DecideOnFile");
      assertThat(looksAt(page, "Tasklist")).contains(name + " · " + c.id(), "process" + name);
      page.locator(".nav-tabs a").getByText("Description").click();
      page.getByText("documentationname").first().waitFor();
      looksAt(page, "the description");
      page.locator(".nav-tabs a").getByText("Diagram").click();
      page.locator(".djs-container").getByText("onerror").first().waitFor();
      looksAt(page, "the diagram");
      page.getByText("filter\"'").first().click();
      page.locator("h4", new Page.LocatorOptions().setHasText("onerror")).first().waitFor();
      assertThat(looksAt(page, "the list of tasks")).contains("filter" + SHORT);
      page.navigate(address() + "/cases.html#" + c.id());
      page.locator(".dp-next").waitFor();
      assertThat(looksAt(page, "cases.html")).contains(name);
      page.navigate(address() + "/api/cases/" + c.id() + "/way/file-review.svg");
      assertThat(page.evaluate("() => document.documentElement.textContent")).asString().contains("name\"'><img");
      assertThat(page.evaluate("() => document.querySelectorAll('img, [onerror], script').length")).isEqualTo(0);
      Page cockpit = as("otto", "cockpit").page();
      String stage = runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value())
          .processDefinitionKey("file-review").singleResult().getId();
      cockpit.navigate(address() + "/camunda/app/cockpit/default/#/process-instance/" + stage + "/runtime");
      cockpit.locator(".djs-container").getByText("onerror").first().waitFor();
      cockpit.locator("[cam-breadcrumbs-panel], .breadcrumb").getByText("onerror").first().waitFor();
      looksAt(cockpit, "Cockpit");
    } finally {
      authorizations.deleteAuthorization(all.getId());
      filters.deleteFilter(filter.getId());
      repository.deleteDeployment(deployed, true);
    }
  }

  /** The whole folder, since a life calls the stages that were deployed with it, with this name in the file review. */
  private String deployed(String name) throws IOException {
    String written = name.replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
    var deployment = repository.createDeployment().name(SHORT);
    try (Stream<Path> files = Files.walk(Path.of("processes")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        deployment.addString(file.getFileName().toString(), file.endsWith("file-review.bpmn")
            ? text.replace("name=\"Decide on file\"", "name=\"" + written + "\"")
                .replace("name=\"File review\"", "name=\"process" + written + "\"")
                .replace("<bpmn:documentation>", "<bpmn:documentation>documentation" + written)
            : text);
      }
    }
    return deployment.deploy().getId();
  }

  // ---- a case full of scripts

  private void peopleWithScriptsInTheirNamesAndFiles() {
    String number = c.employee().number();
    imports("kind: employees\ncolumns: {number: No, firstName: First, lastName: Last, unit: Unit, jobTitle: Job, "
            + "email: Mail, jurisdiction: {fixed: FR}}",
        "No,First,Last,Unit,Job,Mail", number, "Erin", "employee" + SHORT, "unit" + SHORT, "job" + SHORT,
        "\"<script>pwned=8</script>\"@example.com");
    imports("kind: employees\ncolumns: {number: No, firstName: First, lastName: Last, jurisdiction: {fixed: US}}",
        "No,First,Last", "MIA", "Mia", "manager" + SHORT);
    String rating = "rating" + SHORT;
    imports("kind: appraisals\ncolumns: {employee: No, to: To, rating: Rating, text: Text}\nrating: {scale: ['"
        + rating.replace("'", "''") + "', Good], meets: Good}", "No,To,Rating,Text", number, "2025-06-30", rating,
        marks.next());
    for (String kind : List.of("coaching-notes", "warnings", "complaints", "accommodation-requests")) {
      imports("kind: " + kind + "\ncolumns: {employee: No, date: On, text: Text}", "No,On,Text", number,
          c.today().minusDays(100).toString(), marks.next());
    }
    String leave = "leave" + SHORT;
    imports("kind: leaves\ncolumns: {employee: No, from: From, until: To, type: Type}\nleaveTypes: {other: ['"
        + leave.replace("'", "''") + "']}", "No,From,To,Type", number, c.today().minusDays(300).toString(),
        c.today().minusDays(295).toString(), leave);
    for (String userId : List.of("hanna", "mia", c.employee().userId())) {
      User user = identity.createUserQuery().userId(userId).singleResult();
      user.setLastName("user" + SHORT);
      identity.saveUser(user);
    }
    c = caseOf(employees.findByUserId(c.employee().userId()).orElseThrow());
  }

  /** One line of a file, as HR imports it. */
  private void imports(String mapping, String header, String... values) {
    var hanna = new WebVisitor(port);
    hanna.signIn("hanna", "hanna");
    String line = List.of(values).stream().map(v -> "\"" + v.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(","));
    String part = "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n";
    HttpResponse<String> answer = hanna.post("/api/personnel/import", "multipart/form-data; boundary=x",
        part.formatted("mapping", "m.yaml", mapping)
            + part.formatted("file", "<img src=x onerror=pwned=1>.csv", header + "\n" + line + "\n") + "--x--\r\n");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void untilThePlan() {
    TasklistPage mia = as("mia", "tasklist").startCase();
    Locator option = mia.page().locator("form.dp-form [name=employeeId] option",
        new Page.LocatorOptions().setHasText("employee\"'><img")).first();
    option.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    mia.page().locator("form.dp-form [name=employeeId]").selectOption(option.getAttribute("value"));
    mia.fill(BrowserTestCase.fields("concern", end, "desiredAction", "IMPROVEMENT_PLAN", "alreadyTried", end,
        "incident-0-date", c.today().minusDays(3), "incident-0-what", end, "incident-0-evidence", end));
    c.requested(marks.in(Forms.request(c.employee().id(), c.today())));
    assertThat(mia.refusedStart()).as("the sentence of a refusal").contains("is open for Erin employee" + SHORT);
    looksAt(mia.page(), "RequestImprovement");
    mia.page().reload();
    does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", ""));
    does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
    while (!c.openTasks().get(0).name().equals("DecideOnCoaching")) {
      if (c.openTasks().stream().anyMatch(t -> t.name().equals("RecordCoachingSession"))
          && c.today().getDayOfWeek().getValue() < 6) {
        does("mia", "RecordCoachingSession", Forms.session(c.today().toString()));
        employeeDoes("AnswerCoachingNote", Forms.answer("DISAGREED"));
        if (c.file().corrections().isEmpty()) {
          corrected(c, EntryKind.COACHING_SESSION,
              with(marks.in(Forms.session(c.today().toString())), "performance", "WORSE"));
          does("hanna", "NoteCorrection",
              Forms.of("correction", c.file().corrections().get(0).number(), "remark", ""));
          employeeDoes("CommentOnCorrection", Forms.answer("DISAGREED"));
        }
      }
      c.daysPass(7);
    }
    does("hanna", "DecideOnCoaching", Forms.decision("DOCUMENTED"));
    does("mia", "DraftPlan", plan(c));
    does("hanna", "ApprovePlan", Forms.decision("RETURNED"));
    does("mia", "DraftPlan", plan(c));
    does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    employeeDoes("AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN"));
    does("henry", "WitnessDelivery", Forms.of("deliveredOn", c.today().toString(), "how", "IN_PERSON", "witness", "",
        "note", ""));
  }

  private void inThePeriod() throws Exception {
    for (StatementKind kind : List.of(StatementKind.SUPPORT_REQUEST, StatementKind.MEETING_REQUEST,
        StatementKind.AGREED_TERMS)) {
      context.getBean(MakeStatement.class).make(c.id(), new MakeStatement.Form(kind, marks.next(), true),
          List.of(new Upload("file{{constructor.constructor('pwned=5')()}}'&amp;.txt",
              "<script>pwned=9</script>".getBytes(StandardCharsets.UTF_8))),
          UUID.randomUUID().toString(), new Actor(c.employee().userId(), "employee"));
    }
    timeTravel.runWhatIsDue();
    does("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"));
    does("hanna", "AnswerMeetingRequest", answering(c, StatementKind.MEETING_REQUEST, "AGREED", "meetingOn",
        c.today().plusDays(3).toString()));
    does("hanna", "OfferTerms", answering(c, StatementKind.AGREED_TERMS, "OFFERED", "lastWorkingDay",
        c.today().plusDays(60).toString()));
    employeeDoes("AcceptTerms", Forms.answer("DECLINED"));
    checkIn();
    List<Object> goals = new ArrayList<>();
    for (int place = 1; place <= 2; place++) {
      Map<String, Object> goal = marks.in(Forms.goal("Other", 60 + place, 90));
      // a unit has forty characters at most
      goals.add(Forms.of("replaces", place, "goal", with(goal, "unit", "<script>pwned=5</script>")));
    }
    context.getBean(ProposeAmendment.class).propose(c.id(), json.convertValue(Forms.of("endsOn",
        PeriodDates.period(c.file()).endsOn().toString(), "goals", goals, "reason", marks.next()),
        ProposeAmendment.Form.class), "mia");
    timeTravel.runWhatIsDue();
    does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"));
    employeeDoes("AcknowledgeAmendment", Forms.answer("AGREED"));
    event(EventKind.COMPLAINT, 0);
    does("carl", "ReviewEvent", Forms.of("advice", "PROCEED", "reason", ""));
    event(EventKind.SICK_LEAVE, 0);
    c.daysPass(1);
    does("hanna", "RecordReturn", Forms.of("date", c.today().plusDays(1).toString(), "note", ""));
    c.daysPass(2);
  }

  private void event(EventKind kind, int inDays) {
    reported(c, new ReportEvent.Form(kind, c.today().plusDays(inDays), null, null, marks.next()));
  }

  private void checkIn() {
    c.until("RecordCheckIn");
    Map<String, Object> form = Forms.checkIn(c.today().toString(), 61, 71);
    List<Object> measured = new ArrayList<>();
    for (Object measurement : (List<?>) form.get("measurements")) {
      measured.add(with(json.convertValue(measurement, new TypeReference<>() {}),
          "source", ""));
    }
    does("mia", "RecordCheckIn", with(form, "measurements", measured, "note", ""));
    employeeDoes("CommentOnCheckIn", Forms.answer("DISAGREED"));
  }

  private void untilTheReview() {
    while (c.untilAnyOf("RecordCheckIn", "DecideOnOutcome").equals("RecordCheckIn")) {
      c.does("mia", "RecordCheckIn", with(Forms.checkIn(c.today().toString(), 61, 71), "helpGiven", null));
      c.employeeDoes("CommentOnCheckIn", with(Forms.answer("AGREED"), "comment", null));
    }
  }

  private void untilTheEnd() throws Exception {
    untilTheReview();
    Page tab = form("hanna", "DecideOnOutcome");
    tab.locator(".nav-tabs a").getByText("Case file").click();
    tab.locator(".dp-entry").first().waitFor();
    looksAt(tab, "the tab beside the form");
    tab.locator(".nav-tabs a").getByText("Form").click();
    does("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"));
    employeeDoes("AcknowledgeExtension", Forms.answer("DISAGREED"));
    untilTheReview();
    does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"));
    employeeDoes("AnswerRoleOffer", Forms.answer("DECLINED"));
    does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    does("hanna", "ProposeTermination", proposal(c));
    employeeDoes("ReplyToProposal", Forms.of("reply", "", "companion", ""));
    does("lena", "DecideOnTermination", Forms.decision("APPROVED"));
    employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", ""));
    does("luis", "HearAppeal", with(Forms.decision("UPHELD"), "reducedTo", null));
    c.hasEnded("TERMINATED");
  }

  /** The forms that a termination does not pass, in a case of somebody else, and what counsel writes. */
  private void aPlanThatGoesWell() {
    c = inPeriod(underperformer()).until("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 97, 93));
    c.employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    c.untilAnyOf("DecideOnEarlySuccess");
    does("hanna", "DecideOnEarlySuccess", Forms.decision("END_EARLY"));
    c.until("DecideOnOutcome").does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).daysPass(20);
    does("mia", "ReportRelapse", Forms.of("date", c.today().toString(), "goal", 1, "observed", ""));
    does("hanna", "DecideOnRelapse", Forms.decision("CONTINUE"));
    var carl = new WebVisitor(port);
    carl.signIn("carl", "carl");
    assertThat(carl.post("/api/cases/" + c.id() + "/legal-hold", "application/json",
        json.valueToTree(Map.of("reason", marks.next())).toString()).statusCode()).isEqualTo(200);
    theFileAsTheySeeIt("hanna");
  }

  /** Opens the form, looks at all that it shows, and does the task with a script in each of its texts. */
  private void does(String userId, String task, Map<String, Object> form) {
    looksAt(form(userId, task), task + " as " + userId);
    c.does(userId, task, marks.in(form));
  }

  private void employeeDoes(String task, Map<String, Object> form) {
    does(c.employee().userId(), task, form);
  }

  // ---- the pages

  private Page form(String userId, String task) {
    Page page = window(userId);
    page.navigate(address() + "/camunda/app/tasklist/default/#/?task=" + c.task(task).id());
    page.locator("form.dp-form[name='%s']:not(.dp-loading)".formatted(
        Character.toLowerCase(task.charAt(0)) + task.substring(1))).waitFor();
    return page;
  }

  private void theFileAsTheySeeIt(String... readers) {
    for (String userId : readers) {
      Page page = window(userId);
      page.navigate(address() + "/cases.html");
      page.locator("#found a").first().waitFor();
      looksAt(page, "the list as " + userId);
      page.navigate(address() + "/cases.html#" + c.id());
      page.locator("#file .dp-entry").first().waitFor();
      looksAt(page, "the file as " + userId);
    }
  }

  private void theirOwnPage() {
    Page own = window(c.employee().userId());
    own.navigate(address() + "/my-case.html");
    own.locator("#letters a, #file .dp-entry, #case h4").first().waitFor();
    looksAt(own, "my-case.html");
  }

  private void theOtherPages() {
    Page carl = window("carl");
    carl.navigate(address() + "/retention.html");
    carl.locator("#hold").waitFor();
    carl.locator("#case").fill("case" + SHORT);
    carl.locator("#reason").fill("case" + SHORT);
    carl.locator("button[value=POST]").click();
    carl.locator("#done:has-text('There is no case')").waitFor();
    assertThat(looksAt(carl, "retention.html")).contains("case\"'><img src=x onerror");
    // the demo's outbox, with what its server would say
    Page page = window("hanna");
    page.route("**/api/demo/outbox", (Route route) -> route.fulfill(new Route.FulfillOptions()
        .setContentType("application/json").setBody(outbox())));
    page.navigate(address() + "/outbox.html");
    page.locator("#mails section").waitFor();
    assertThat(looksAt(page, "outbox.html")).contains("to" + SHORT, "subject" + SHORT, "text" + SHORT, "title" + SHORT);
    Page cockpit = as("otto", "cockpit").page();
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value())
        .processDefinitionKey("pip-lifecycle").singleResult().getId();
    cockpit.navigate(address() + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
    cockpit.getByText(c.id().value()).first().waitFor();
    assertThat(looksAt(cockpit, "Cockpit")).doesNotContain("pwned");
    people("ada");
    Page admin = as("ada", "admin").page();
    admin.navigate(address() + "/camunda/app/admin/default/#/users");
    admin.getByText("onerror").first().waitFor();
    looksAt(admin, "Admin");
  }

  private void people(String administrator) {
    User user = identity.newUser(administrator);
    user.setPassword(administrator);
    identity.saveUser(user);
    identity.createMembership(administrator, "camunda-admin");
  }

  private String outbox() {
    try {
      return json.writeValueAsString(List.of(Map.of("at", "2026-03-02T09:00:00", "to", "to" + SHORT, "subject",
          "subject" + SHORT, "text", "text" + SHORT, "title", "title" + SHORT, "caseId", "PIP-2026-0001", "pdf",
          "api/demo/outbox/x.pdf")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A watch that sees nothing would prove nothing: an element made of a text is found, and its script barred. */
  private void theWatchSeesWhatRuns() {
    Page page = window("mia");
    page.navigate(address() + "/cases.html");
    page.evaluate("text => document.body.insertAdjacentHTML('beforeend', text)", "<img src=x onerror='pwned=1'>");
    page.waitForFunction("() => window.barred.length > 0");
    assertThat(page.evaluate(MADE_OF_TEXTS)).isEqualTo(List.of("<img src=\"x\" onerror=\"pwned=1\">"));
  }

  private static final String MADE_OF_TEXTS = "() => [...document.querySelectorAll("
      + "'[onerror], [onload], img[src=x], img[src^=\"http://127.0.0.1\"], a[href^=javascript]')]"
      + ".filter(e => /pwned/.test(e.outerHTML)).map(e => e.cloneNode().outerHTML)";

  /** Opens all that is folded, and finds nothing that was made of a text; notes which texts are there. */
  private String looksAt(Page page, String where) {
    for (int folds = 0; folds < 3; folds++) {
      page.evaluate("""
          () => {
            document.querySelectorAll('.dp-more button').forEach((b) => /Show all/.test(b.textContent) && b.click());
            document.querySelectorAll('details:not([open])').forEach((d) => { d.open = true; });
            return new Promise((done) => setTimeout(done));
          }""");
    }
    assertThat(page.evaluate("() => typeof window.pwned")).as("a script ran at %s", where).isEqualTo("undefined");
    assertThat(page.evaluate("() => window.barred")).as("a script was barred at %s", where).isEqualTo(List.of());
    assertThat(page.evaluate(MADE_OF_TEXTS)).as("elements made of a text at %s", where).isEqualTo(List.of());
    String text = String.valueOf(page.evaluate("""
        () => [document.body.textContent, document.title,
          ...[...document.querySelectorAll('input, textarea')].map((e) => e.value)].join('\\n')"""));
    Pattern.compile("x(\\d+)" + Pattern.quote(end)).matcher(text).results()
        .forEach(found -> shown.add(Integer.valueOf(found.group(1))));
    for (String name : List.of("employee", "manager", "unit", "job", "rating", "leave", "user")) {
      if (text.contains(name + SHORT)) {
        namesShown.add(name);
      }
    }
    if (text.contains("<script>pwned=5</script>")) {
      namesShown.add("measured in");
    }
    if (text.contains("file{{constructor.constructor('pwned=5')()}}'&amp;.txt")) {
      namesShown.add("file");
    }
    return text;
  }

  /** The person's window at Tasklist, signed in. */
  private Page window(String userId) {
    return as(userId, "tasklist").page();
  }

  private TasklistPage as(String userId, String application) {
    return windows.computeIfAbsent(userId, id -> {
      TasklistPage window = TasklistPage.signIn(chromium.browser(), address(), id, application);
      window.page().context().addInitScript("window.barred = []; document.addEventListener('securitypolicyviolation', "
          + "(e) => window.barred.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));");
      window.page().onRequest(request -> {
        if (!request.url().matches("(" + Pattern.quote(address()) + "/|data:|blob:).*")) {
          asked.add(request.url());
        }
      });
      window.page().reload();
      return window;
    });
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  // ---- what is not shown in a browser

  private void theLettersAndTheExport() throws Exception {
    Set<Integer> written = new TreeSet<>();
    for (Entry entry : c.file().entries()) {
      if (entry.kind() == EntryKind.LETTER) {
        byte[] pdf = letters.pdf(c.id(), entry.number()).orElseThrow();
        written.addAll(textsOf(pdf));
      }
    }
    assertThat(written).as("texts in letters").hasSizeGreaterThan(20);
    for (Scope scope : Scope.values()) {
      var export = transaction.execute(status -> exportCase.begin(c.id(), scope, new Actor("hanna", "hr")));
      var zip = new ByteArrayOutputStream();
      export.render().writeTo(zip);
      byte[] pdf = null;
      try (var files = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
        for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
          pdf = file.getName().equals("case-file.pdf") ? files.readAllBytes() : pdf;
        }
      }
      Set<Integer> exported = textsOf(pdf);
      if (scope == Scope.FULL) {
        assertThat(exported).as("texts in the whole file").hasSizeGreaterThan(60);
      } else {
        assertThat(exported).as("texts in the employee's").hasSizeGreaterThan(20);
      }
    }
  }

  /** The numbers of the texts that stand in a PDF whole; there is no picture, link or action of a text. */
  private Set<Integer> textsOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          assertThat(page.getResources().isImageXObject(name)).isFalse();
        }
        assertThat(page.getAnnotations()).noneMatch(a -> a.getCOSObject().toString().contains("pwned"));
      }
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
    }
    String text = ValidPdf.text(pdf).replaceAll("\\s", "");
    return Pattern.compile("x(\\d+)" + Pattern.quote(end.replaceAll("\\s", ""))).matcher(text).results()
        .map(found -> Integer.valueOf(found.group(1))).collect(Collectors.toCollection(TreeSet::new));
  }
}
