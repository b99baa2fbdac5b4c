package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dueprocess.employee.Employee;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every role at every path, over HTTP. Three cases: H waits for HR, M for its manager, F was taken over by another
 * manager from who asked for it. What each role gets to know of them is in the tables under {@code access/}, one line
 * a path. A path that has no line there fails, and so does one that tells more or less than its line says; the table
 * as it would be is written to {@code target/access/}, to be read before it is taken over.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    // a thousand refusals, each with its stack
    properties = "logging.level.org.camunda.bpm.engine.rest=OFF")
class AccessMatrixIT extends ProcessTestCase {

  private static final String REST = "/engine-rest";
  private static final String REST_OF_WEB_APPLICATIONS = "/camunda/api/engine/engine/default";
  private static final String COCKPIT = "/camunda/api/cockpit/plugin/base";

  /** The same for a case that is not there. */
  private static final Set<String> NOTHING = Set.of("", "[]");

  private static final Pattern COUNT = Pattern.compile("\\{\"count\":[1-9]\\d*}");

  @LocalServerPort private int port;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private AuthorizationService authorizations;
  @Autowired private FilterService filters;
  @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, CaseDriver> cases = new TreeMap<>();
  private final Map<String, Set<String>> secrets = new TreeMap<>();
  private final Map<String, Map<String, String>> ids = new TreeMap<>();
  /** Roles by the name that the tables have for them, with the user id; empty for nobody. */
  private final Map<String, String> roles = new LinkedHashMap<>();

  @BeforeEach
  void theCasesAndTheRoles() {
    Employee above = people.newcomer("DEFAULT", null);
    identity.createMembership(above.userId(), "hr");
    identity.createMembership(above.userId(), "hrLead");
    jdbc.sql("update employee set manager_id = ? where user_id = 'mia'").param(above.id()).update();
    jdbc.sql("insert into hr_partner (employee_id, unit) select id, 'Operations' from employee where user_id = 'hanna'")
        .update();
    jdbc.sql("insert into hr_partner (employee_id, unit) select id, 'Elsewhere' from employee where user_id = 'henry'")
        .update();
    cases.put("H", underperformer().requested());
    cases.put("M", underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")));
    CaseDriver moved = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    reported(moved, new ReportEvent.Form(EventKind.MANAGER_CHANGE, moved.today(), null, "OMAR", null));
    cases.put("F", moved);
    cases.forEach((name, c) -> {
      secrets.put(name, secretsOf(c));
      ids.put(name, idsOf(c));
    });

    String number = above.userId();
    people.user("mona" + number, "modeller");
    people.user("ada" + number, "camunda-admin");
    roles.put("nobody", "");
    roles.put("subject", cases.get("M").employee().userId());
    roles.put("colleague", people.newcomer("DEFAULT", null).userId());
    roles.put("manager", "mia");
    roles.put("newManager", "omar");
    roles.put("hr", "hanna");
    roles.put("hrElsewhere", "henry");
    roles.put("hrInLine", above.userId());
    roles.put("hrLead", "lena");
    roles.put("legal", "carl");
    roles.put("operations", "otto");
    roles.put("modeller", "mona" + number);
    roles.put("administrator", "ada" + number);
  }

  @AfterEach
  void asItWas() {
    jdbc.sql("delete from hr_partner").update();
    jdbc.sql("update employee set manager_id = null where user_id = 'mia'").update();
  }

  @Test
  void theEngineTellsEachRoleWhatIsTheirsAndNoMore() {
    Map<String, String> table = new TreeMap<>();
    SortedSet<String> paths = EnginePaths.all();
    for (String path : paths) {
      boolean reads = path.startsWith("GET ") || path.startsWith("POST ") && paths.contains("GET" + path.substring(4));
      if (reads) {
        table.put(path, told(REST, path, roles.keySet()));
      }
    }
    compare("engine-rest.txt", table);
  }

  /** The web applications have the same paths once more, with another login before them. */
  @Test
  void theWebApplicationsAreToldTheSame() {
    Set<String> asked = Set.of("colleague", "hrElsewhere", "hrInLine", "operations");
    SortedSet<String> paths = EnginePaths.all();
    assertThat(paths).hasSizeGreaterThan(400);
    for (String path : paths) {
      if (path.startsWith("GET ")) {
        assertThat(told(REST_OF_WEB_APPLICATIONS, path, asked)).as(path).isEqualTo(told(REST, path, asked));
      }
    }
  }

  @Test
  void cockpitTellsOperationsAndNobodyElse() {
    Map<String, String> table = new TreeMap<>();
    EnginePaths.ofCockpit().forEach(path -> table.put(path, told(COCKPIT, path, roles.keySet())));
    compare("cockpit.txt", table);
  }

  /** Whoever has no part in these cases; what operations and administrators may change is not part of a case. */
  @Test
  void whoHasNoPartChangesNothingWhateverTheySend() {
    List<String> writes = EnginePaths.all().stream().filter(path -> !path.startsWith("GET ")).toList();
    assertThat(writes).hasSizeGreaterThan(200);
    String before = state();
    for (String role : List.of("nobody", "colleague", "hrElsewhere", "hrInLine", "legal", "manager of another")) {
      roles.putIfAbsent("manager of another", "omar");
      for (String path : writes) {
        Set<String> reached = role.equals("manager of another") ? Set.of("H", "M") : cases.keySet();
        reached.forEach(name -> send(role, "/engine-rest", path, name));
      }
      assertThat(state()).as("after what %s sent", role).isEqualTo(before);
    }
  }

  @Test
  void ourOwnPathsAnswerEachRoleAsTheTableSays() {
    String before = state();
    // in an order of its own: who has opened a file has an entry in it from then on
    SortedSet<String> files = new TreeSet<>();
    Map<String, String> table = new TreeMap<>();
    mappings.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith("/api/"))
        .forEach(pattern -> info.getMethodsCondition().getMethods().forEach(method -> {
          table.put(method + " " + pattern, "");
          if (info.getConsumesCondition().toString().contains("multipart")) {
            files.add(method + " " + pattern);
          }
        })));
    table.replaceAll((path, none) -> roles.keySet().stream()
        .map(role -> role + "=" + statuses(role, path, files.contains(path)))
        .collect(Collectors.joining(" ")));
    assertThat(table).hasSizeGreaterThan(20);
    assertThat(state()).as("nothing but readings on record").isEqualTo(before);
    compare("product.txt", table);
  }

  @Test
  void aWrongPasswordIsNobody() {
    roles.put("wrong", "hanna:wrong");
    for (String path : List.of("GET /task", "GET /process-instance", "GET /user")) {
      assertThat(send("wrong", "/engine-rest", path, "H").statusCode()).as(path).isEqualTo(401);
    }
    assertThat(send("wrong", "", "GET /api/cases", "H").statusCode()).isEqualTo(401);
  }

  /** The roles with the cases of which the path tells them something, and {@code #} where it counts. */
  private String told(String prefix, String path, Set<String> asked) {
    return roles.keySet().stream().filter(asked::contains).map(role -> told(prefix, role, path))
        .filter(told -> !told.isEmpty()).collect(Collectors.joining(" "));
  }

  private String told(String prefix, String role, String path) {
    StringBuilder told = new StringBuilder();
    for (String name : path.contains("{") ? cases.keySet() : Set.of("H")) {
      HttpResponse<String> answer = send(role, prefix, path, name);
      String asked = answer.uri() + "";
      secrets.forEach((other, words) -> {
        boolean tells = words.stream().filter(word -> !word.equals("\"" + roles.get(role) + "\""))
            .anyMatch(word -> answer.body().contains(word) && !asked.contains(word));
        boolean answers = other.equals(name) && answer.statusCode() / 100 == 2 && !NOTHING.contains(answer.body())
            && words.stream().anyMatch(asked::contains);
        if ((tells || answers) && told.indexOf(other) < 0) {
          told.append(other);
        }
      });
      if (COUNT.matcher(answer.body()).matches() && told.indexOf("#") < 0) {
        told.append('#');
      }
      assertThat(role.equals("nobody") && answer.statusCode() != 401 && !path.endsWith("password-policy"))
          .as("%s answers nobody with %d", path, answer.statusCode()).isFalse();
    }
    return told.isEmpty() ? "" : role + "=" + sorted(told.toString());
  }

  private static String sorted(String letters) {
    return letters.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
  }

  /** One status where they are the same for all three cases, else one each for F, H and M. */
  private String statuses(String role, String path, boolean files) {
    List<String> statuses = new ArrayList<>();
    for (String name : path.contains("{") ? cases.keySet() : Set.of("H")) {
      statuses.add(files ? multipart(role, path, name) : "" + send(role, "", path, name).statusCode());
    }
    return statuses.stream().distinct().count() == 1 ? statuses.get(0) : String.join("/", statuses);
  }

  private HttpResponse<String> send(String role, String prefix, String path, String name) {
    String verb = path.substring(0, path.indexOf(' '));
    HttpRequest.Builder request = request(role, prefix, path, name).header("Content-Type", "application/json");
    return send(verb.equals("GET") ? request.GET() : request.method(verb, BodyPublishers.ofString("{}")));
  }

  private String multipart(String role, String path, String name) {
    String body = "--x\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{}\r\n--x--\r\n";
    return "" + send(request(role, "", path, name).header("Content-Type", "multipart/form-data; boundary=x")
        .POST(BodyPublishers.ofString(body))).statusCode();
  }

  private HttpRequest.Builder request(String role, String prefix, String path, String name) {
    String filled = filled(path.substring(path.indexOf(' ') + 1), name);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + prefix + filled))
        .header("Accept", "*/*").header("X-Due-Process", "1");
    String user = roles.get(role);
    if (!user.isEmpty()) {
      String login = user.contains(":") ? user : user + ":" + user;
      request.header("Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  /** The path with what it asks for of this case. */
  private String filled(String path, String name) {
    Map<String, String> its = ids.get(name);
    String first = path.replaceFirst("^/(history/|\\{engine}/)?", "").replaceFirst("/.*", "");
    return path.replaceAll("\\{number[^/]*}|\\{part[^/]*}", "1")
        .replace("{caseId}", its.get("api"))
        .replace("{taskId}", its.get("task"))
        .replace("{id}", its.getOrDefault(first, "none"))
        .replace("{key}", path.contains("decision") ? "pip-policy" : "file-review")
        .replace("{varId}", "caseId")
        .replace("{userId}", its.get("user"))
        .replace("{groupId}", "hr")
        .replace("{engine}", "default")
        .replace("{name}", "pip-lifecycle-v1")
        .replaceAll("\\{[^}]*}", "none");
  }

  /** What {@code {id}} means under each resource. */
  private Map<String, String> idsOf(CaseDriver c) {
    ProcessInstance stage = instances(c).get(1);
    String task = tasksOf(c).get(0);
    Map<String, String> its = new TreeMap<>(Map.of("task", task, "process-instance", stage.getId(), "execution",
        stage.getId(), "variable-instance", variable(stage), "process-definition", stage.getProcessDefinitionId(),
        "user", c.employee().userId(), "group", "hr", "api", c.id().value()));
    its.put("activity-instance", history.createHistoricActivityInstanceQuery().processInstanceId(stage.getId()).list()
        .get(0).getId());
    its.put("job", management.createJobQuery().processInstanceId(stage.getId()).list().get(0).getId());
    its.put("job-definition", management.createJobDefinitionQuery().list().get(0).getId());
    its.put("decision-definition", repository.createDecisionDefinitionQuery().list().get(0).getId());
    its.put("deployment", repository.createDeploymentQuery().list().get(0).getId());
    its.put("authorization", authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task)
        .list().get(0).getId());
    its.put("filter", filters.createFilterQuery().list().get(0).getId());
    return its;
  }

  private String variable(ProcessInstance instance) {
    return runtime.createVariableInstanceQuery().processInstanceIdIn(instance.getId()).list().stream()
        .map(v -> v.getId()).findFirst().orElse("none");
  }

  private List<String> tasksOf(CaseDriver c) {
    return process.tasks(c.id()).stream().map(t -> t.id()).toList();
  }

  /** The life and its stages, the life first. */
  private List<ProcessInstance> instances(CaseDriver c) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).list().stream()
        .sorted((a, b) -> Boolean.compare(!a.getRootProcessInstanceId().equals(a.getId()),
            !b.getRootProcessInstanceId().equals(b.getId())))
        .toList();
  }

  /** What nobody else is to find anywhere: the number, the subject's login, and every id that the engine has for it. */
  private Set<String> secretsOf(CaseDriver c) {
    Set<String> secrets = new TreeSet<>(Set.of(c.id().value(), "\"" + c.employee().userId() + "\""));
    secrets.addAll(tasksOf(c));
    for (ProcessInstance instance : instances(c)) {
      secrets.add(instance.getId());
      runtime.createExecutionQuery().processInstanceId(instance.getId()).list().forEach(e -> secrets.add(e.getId()));
      management.createJobQuery().processInstanceId(instance.getId()).list().forEach(j -> secrets.add(j.getId()));
    }
    return secrets;
  }

  /** What anybody could have changed: the record but for who looked, tasks, flow, people, rights, models. */
  private String state() {
    return cases.values().stream()
            .map(c -> c.file().entries().stream().filter(e -> !e.kind().name().equals("CASE_FILE_OPENED"))
                .filter(e -> !e.kind().name().equals("CASE_FILE_EXPORTED")).count()
                + " " + process.tasks(c.id()) + " " + instances(c).stream()
                    .map(i -> i.getId() + i.isSuspended() + runtime.getVariables(i.getId())).toList())
            .collect(Collectors.joining("\n"))
        + "\n" + Stream.of(identity.createUserQuery().count(), identity.createGroupQuery().count(),
            authorizations.createAuthorizationQuery().count(), filters.createFilterQuery().count(),
            repository.createDeploymentQuery().count(), management.createJobQuery().count(),
            repository.createProcessDefinitionQuery().suspended().count(), management.createBatchQuery().count())
            .toList();
  }

  private static void compare(String file, Map<String, String> table) {
    String found = table.entrySet().stream().map(e -> (e.getKey() + ": " + e.getValue()).stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
    assertThatCode(() -> {
      Path target = Path.of("target", "access", file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, found);
    }).doesNotThrowAnyException();
    try (var expected = AccessMatrixIT.class.getResourceAsStream("/access/" + file)) {
      String lines = expected == null ? "" : new String(expected.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
      assertThat(found.lines().toList()).as("what access/%s says", file).isEqualTo(lines.lines().toList());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return WebVisitor.answer(http, request);
  }
}
