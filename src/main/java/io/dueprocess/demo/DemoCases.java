package io.dueprocess.demo;

import io.dueprocess.demo.Story.Goal;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The cases of the demo, one in every stage and some that have ended. None is written into a table: the first start
 * goes back in time and lives through the months since, with the real process and everybody doing their tasks.
 */
@Component
@Profile("demo")
@Order(10)
class DemoCases implements ApplicationRunner {

  /** How far back the demo's clock begins; the oldest story needs this much. */
  static final Duration HISTORY = Duration.ofDays(182);

  private static final int MOST_STEPS_A_DAY = 20;

  private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);

  private final DemoPeople people;
  private final DemoUsers users;
  private final Employees employees;
  private final PipProcess process;
  private final MovableClock clock;
  private final TimeTravel timeTravel;
  private volatile boolean ready;

  DemoCases(DemoPeople people, DemoUsers users, Employees employees, PipProcess process, MovableClock clock,
      TimeTravel timeTravel) {
    this.people = people;
    this.users = users;
    this.employees = employees;
    this.process = process;
    this.clock = clock;
    this.timeTravel = timeTravel;
  }

  @Override
  public void run(ApplicationArguments args) {
    Instant realNow = clock.realInstant();
    boolean firstStart = people.load(realNow.atZone(clock.getZone()).toLocalDate());
    users.ensure();
    if (firstStart) {
      LOG.info("First start of the demo: living through the last months of its cases");
      timeTravel.alone(() -> liveThrough(realNow));
    }
    ready = true;
  }

  /** Whether the demo stands where it should, so that people may come in. */
  boolean ready() {
    return ready;
  }

  private void liveThrough(Instant realNow) {
    List<Story.Teller> stories = stories().stream().map(s -> new Story.Teller(s, process, employees, clock)).toList();
    ZonedDateTime last = realNow.atZone(clock.getZone());
    int days = (int) HISTORY.toDays();
    for (int daysAgo = days; daysAgo >= 0; daysAgo--) {
      Instant morning = last.minusDays(daysAgo).with(LocalTime.of(9, 0)).toInstant();
      if (morning.isBefore(realNow)) {
        timeTravel.to(max(morning, clock.instant()));
      }
      for (Story.Teller story : stories) {
        for (int step = 0; story.goesOn(daysAgo); step++) {
          timeTravel.runWhatIsDue();
          if (step == MOST_STEPS_A_DAY) {
            throw new IllegalStateException("A story of the demo goes in a circle: " + story);
          }
        }
      }
    }
    timeTravel.to(max(clock.realInstant(), clock.instant()));
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<Story> stories() {
    var implementations = List.of(
        new Goal("Implementations on time", "Implementation milestones reached by the planned day", "%", 55, 90,
            "Project register, milestone dates"),
        new Goal("Complete handovers", "Handovers to support without an open item", "%", 60, 95,
            "Support intake checklist"));
    var assembly = List.of(
        new Goal("Assemblies without rework", "Assemblies that pass the final test at the first try", "%", 93, 97,
            "Final test log"),
        new Goal("Eye protection", "Safety rounds in which eye protection was worn", "%", 80, 100,
            "Log of the safety rounds"));
    var programs = List.of(
        new Goal("Records filed in time", "Records filed within five working days", "%", 62, 90,
            "Records system, filing dates"),
        new Goal("Reports accepted at first submission", "Monthly reports accepted without a return", "%", 50, 85,
            "Contract office return log"));
    var calibration = List.of(
        new Goal("Instruments calibrated", "Instruments calibrated per week", "instruments", 15, 20,
            "Work order system"),
        new Goal("Certificates without correction", "Certificates that were not reissued", "%", 88, 98,
            "Certificate register"));
    return List.of(
        Story.of("omar", "ben", 178)
            .concern("Implementations are late and handovers to support incomplete, for the second year.")
            .goals(implementations).figures(0.1, 0.3).end(),
        Story.of("mia", "jonas", 150)
            .concern("Output fell under plan in the second half of the year and deadlines slip.")
            .goals(calibration).figures(0.5, 1.4).outcome("SUCCESS").until("ReportRelapse"),
        Story.of("omar", "priya", 120).concern("Trainings are fewer than planned and material comes late.")
            .fileDecision("DOCUMENT_FIRST").thatImproves().end(),
        Story.of("frank", "tyler", 86).concern("Records are filed late and monthly reports come back.")
            .goals(programs).figures(0.1, 0.4).until("DecideOnTermination"),
        Story.of("frank", "ines", 77).concern("Records requests are answered late and callers complain.")
            .goals(programs).figures(0.3, 0.7).until("DecideOnOutcome"),
        Story.of("margot", "luc", 62).concern("Rework stays above the limit and eye protection is not worn.")
            .goals(assembly).figures(0.2, 0.9).until("none"),
        Story.of("grace", "hamish", 24)
            .concern("Open renewals at the end of the quarter have doubled and quotes go out with old prices.")
            .fileDecision("DOCUMENT_FIRST").until("none"),
        Story.of("omar", "marcus", 5).concern("Integrations go live with errors that the test list would have shown.")
            .goals(implementations).until("ApprovePlan"),
        Story.of("grace", "noah", 3).concern("Three key accounts complained about missed calls this quarter.")
            .until("ReviewLegalRisk"),
        Story.of("omar", "eve", 1).concern("Since the spring deadlines are missed in every second project.")
            .until("DecideOnFile"));
  }
}
