package io.dueprocess.process;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.DueProcess;
import io.dueprocess.Postgres;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.ReportStandingCases;
import io.dueprocess.engine.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes of the product on one PostgreSQL: whichever a person or a timer comes to, it is the same case. */
@ExtendWith(OutputCaptureExtension.class)
class TwoNodesIT {

  private static final MovableClock CLOCK =
      new MovableClock(Clock.fixed(TestClock.MONDAY_MORNING, ZoneOffset.UTC), Duration.ZERO);

  /** Two nodes of one JVM share its logging, which Spring Boot does not set up for two at once. */
  private static final Semaphore LOGGING = new Semaphore(1);

  private static String url;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;

  private int turn;

  @BeforeAll
  static void start() {
    url = Postgres.newDatabase();
    // at the same moment, on an empty database: whoever comes first makes the tables
    CompletableFuture<ConfigurableApplicationContext> first = CompletableFuture.supplyAsync(TwoNodesIT::node);
    CompletableFuture<ConfigurableApplicationContext> second = CompletableFuture.supplyAsync(TwoNodesIT::node);
    one = first.join();
    other = second.join();
  }

  @AfterAll
  static void stop() {
    for (ConfigurableApplicationContext node : new ConfigurableApplicationContext[] {other, one}) {
      if (node != null) {
        node.close();
      }
    }
  }

  private static ConfigurableApplicationContext node() {
    LOGGING.acquireUninterruptibly();
    return new SpringApplicationBuilder(DueProcess.class)
        .profiles("test")
        .properties("server.port=0", "spring.main.banner-mode=off")
        .initializers(context -> {
          LOGGING.release();
          ((GenericApplicationContext) context).registerBean("clock", MovableClock.class, () -> CLOCK);
        })
        .run("--spring.datasource.url=" + url, "--spring.datasource.username=" + Postgres.USER,
            "--due-process.standing-cases.daily=true");
  }

  @Test
  void ofTwoThatStartAtOnceOnAnEmptyDatabaseOneSetsUpAndTheOtherMakesNothingAgain() {
    assertThat(one.getBean(RepositoryService.class).createDeploymentQuery().count()).isOne();
    assertThat(other.getBean(RepositoryService.class).createProcessDefinitionQuery().count()).isEqualTo(9);
  }

  @Test
  void aCaseIsDrivenByBothInTurn() {
    CaseDriver c = requested();
    next(c).does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    next(c).does("mia", "DraftPlan", ProcessTestCase.plan(c));
    next(c).does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    next(c).employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
    while (c.openTasks().stream().noneMatch(t -> t.name().equals("DecideOnOutcome"))) {
      if (c.openTasks().stream().anyMatch(t -> t.name().equals("RecordCheckIn"))) {
        next(c).does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71));
        next(c).employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
      } else {
        next(c).daysPass(1);
      }
    }
    next(c).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    next(c).does("hanna", "ProposeTermination", ProcessTestCase.proposal(c));
    next(c).employeeDoes("ReplyToProposal", Forms.of("reply", "No.", "companion", null));
    next(c).does("lena", "DecideOnTermination", Forms.decision("APPROVED"));
    next(c).employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null));

    c.hasEnded("TERMINATED");
    assertThat(c.at(other).trace()).isEqualTo(c.at(one).trace());
    assertThat(turn).isGreaterThan(20);
    numberedWithoutGap(c);
  }

  @Test
  void ofTwoWhoCompleteOneTaskAtOnceAtTwoNodesOneWinsAndTheOtherIsTold() throws Exception {
    CaseDriver c = requested();
    String task = c.task("DecideOnFile").id();

    List<String> told = atOnce(
        () -> complete(one, task, "hanna", Forms.decision("DECLINE")),
        () -> complete(other, task, "henry", Forms.decision("READY_FOR_PLAN")));

    assertThat(told).filteredOn(String::isEmpty).hasSize(1);
    assertThat(told).filteredOn(s -> !s.isEmpty()).singleElement().asString().endsWith(".");
    assertThat(c.count(EntryKind.DECISION)).isOne();
    numberedWithoutGap(c);
  }

  @Test
  void whatIsDueIsDoneOnceThoughBothNodesDoIt() throws Exception {
    CaseDriver c = requested();
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofDays(30)));
    atOnce(() -> runWhatIsDue(one), () -> runWhatIsDue(other));

    assertThat(c.trace().stream().filter("REMINDER DecideOnFile"::equals)).hasSize(1);
    assertThat(c.trace().stream().filter("ESCALATION DecideOnFile"::equals)).hasSize(1);
    numberedWithoutGap(c);
  }

  @Test
  void aCaseThatStandsStillIsReportedByOneOfThemOnceADay(CapturedOutput log) throws Exception {
    CaseDriver c = requested();
    var runtime = one.getBean(RuntimeService.class);
    runtime.suspendProcessInstanceById(runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(c.id().value(), "file-review").singleResult().getId());

    for (int day = 1; day <= 2; day++) {
      CLOCK.moveTo(CLOCK.instant().plus(Duration.ofDays(1)));
      atOnce(() -> dailyWork(one), () -> dailyWork(other));
      dailyWork(one);
      assertThat(log.getOut().lines().filter(line -> line.contains("Case " + c.id() + " stands still: its process")))
          .as("reports by day %s", day).hasSize(day);
    }
    assertThat(runtime.createIncidentQuery().incidentType("caseStandsStill").incidentMessage("SUSPENDED").list())
        .filteredOn(incident -> incident.getId().equals(incident.getRootCauseIncidentId())).hasSize(1);
    assertThat(other.getBean(ReportStandingCases.class).newest().standing())
        .extracting(ReportStandingCases.StandingCase::id).contains(c.id());
  }

  private static String dailyWork(ConfigurableApplicationContext node) {
    node.getBeansOfType(DailyWork.class).values().forEach(DailyWork::doIfDue);
    return "";
  }

  private static void numberedWithoutGap(CaseDriver c) {
    assertThat(c.file().entries()).extracting(e -> e.number())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, c.file().entries().size()).boxed().toList());
  }

  private CaseDriver requested() {
    var people = new People(one.getBean(JdbcClient.class), one.getBean(IdentityService.class),
        one.getBean(Employees.class), CLOCK);
    Employee employee = people.underperformer("DEFAULT");
    return new CaseDriver(one.getBean(PipProcess.class), one.getBean(CaseFiles.class), CLOCK,
        one.getBean(TimeTravel.class), employee).requested();
  }

  private CaseDriver next(CaseDriver c) {
    return c.at(turn++ % 2 == 0 ? other : one);
  }

  private static String runWhatIsDue(ConfigurableApplicationContext node) {
    node.getBean(TimeTravel.class).runWhatIsDue();
    return "";
  }

  private static String complete(ConfigurableApplicationContext node, String task, String userId, Map<String, Object> form) {
    try {
      node.getBean(PipProcess.class).complete(task, userId, form);
      return "";
    } catch (Refused e) {
      return e.getMessage();
    }
  }
}
