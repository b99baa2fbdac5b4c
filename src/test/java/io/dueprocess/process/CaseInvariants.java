package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;

/**
 * What holds of a case at every moment, whatever happened to it and in whatever order. The record is read here by code
 * of its own, so that a slip of the product does not hide itself.
 */
final class CaseInvariants {

  private static final Set<String> GROUPS = Set.of("hr", "hrLead", "legal");
  private static final Set<String> ADVERSE = Set.of("TERMINATION", "APPROVED", "UPHELD", "DECIDE");
  private static final Set<String> MAY_BE_ADVERSE =
      Set.of("DecideOnOutcome", "DecideOnTermination", "HearAppeal", "DecideOnRelapse");

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final PipProcess process;
  private final MovableClock clock;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService repository;

  CaseInvariants(ApplicationContext node) {
    caseFiles = node.getBean(CaseFiles.class);
    employees = node.getBean(Employees.class);
    process = node.getBean(PipProcess.class);
    clock = node.getBean(MovableClock.class);
    runtime = node.getBean(RuntimeService.class);
    management = node.getBean(ManagementService.class);
    repository = node.getBean(RepositoryService.class);
  }

  /** Throws an {@link AssertionError} that says what does not hold. */
  void hold(CaseDriver c) {
    CaseFile file = caseFiles.read(c.id());
    Told told = Told.by(file.entries(), employees);
    theRecordHasNoGap(file.entries());
    theRecordTellsTheState(file.pipCase(), told);
    theEngineIsInThatState(c, file.pipCase(), told);
    whoeverIsDismissedHadDueProcess(file, told);
    nothingAdverseIsDecidedDuringALeave(file.entries());
    theDaysOfThePeriodAddUp(file, WorkCalendar.of(c.employee()));
    everyTaskIsForSomebodyWithAPartInTheCase(c, told);
    noTimerIsInThePast();
    nothingStandsStill(c, file.pipCase());
  }

  /** The state of a case as its entries alone tell it. */
  private record Told(String stage, String outcome, long managerId, boolean stopped) {

    static Told by(List<Entry> entries, Employees employees) {
      String stage = "REQUEST";
      String outcome = null;
      long managerId = 0;
      boolean stopped = false;
      for (Entry e : entries) {
        switch (e.kind()) {
          case REQUEST -> managerId = employees.findByUserId(e.actor().userId()).orElseThrow().id();
          case STAGE -> stage = e.topic();
          case OUTCOME -> {
            stage = "CLOSED";
            outcome = e.topic();
          }
          case CLOCK -> stopped = e.topic().equals("STOPPED");
          case EVENT -> managerId = e.topic().equals("MANAGER_CHANGE")
              ? employees.findByNumber(Facts.of(e).path("newManager").asText()).orElseThrow().id() : managerId;
          default -> { }
        }
      }
      return new Told(stage, outcome, managerId, stopped);
    }
  }

  private static void theRecordHasNoGap(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).number()).as("number of entry %d", i + 1).isEqualTo(i + 1);
      if (i > 0) {
        assertThat(entries.get(i).link().previous()).as("what entry %d is chained to", i + 1)
            .isEqualTo(entries.get(i - 1).link().hash());
        assertThat(entries.get(i).at()).as("when entry %d was written", i + 1)
            .isAfterOrEqualTo(entries.get(i - 1).at());
      }
    }
    assertThat(entries.stream().filter(e -> e.kind() == EntryKind.OUTCOME).count()).as("outcomes").isLessThan(2);
  }

  private static void theRecordTellsTheState(PipCase pipCase, Told told) {
    assertThat(pipCase.stage().name()).as("stage").isEqualTo(told.stage());
    assertThat(pipCase.outcome() == null ? null : pipCase.outcome().name()).as("outcome").isEqualTo(told.outcome());
    assertThat(pipCase.managerId()).as("manager").isEqualTo(told.managerId());
  }

  private void theEngineIsInThatState(CaseDriver c, PipCase pipCase, Told told) {
    List<ProcessInstance> all =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).list();
    if (!pipCase.open()) {
      assertThat(all).as("what runs of a case that has ended").isEmpty();
      assertThat(c.openTasks()).as("tasks of a case that has ended").isEmpty();
      return;
    }
    assertThat(all).as("the life of the case").filteredOn(i -> model(i).equals("pip-lifecycle")).hasSize(1);
    List<ProcessInstance> stages = all.stream()
        .filter(i -> !Set.of("pip-lifecycle", "employee-request").contains(model(i))).toList();
    assertThat(stages).as("stages that run").hasSizeLessThan(2);
    stages.forEach(stage -> {
      assertThat(model(stage)).as("the stage that runs")
          .isEqualTo(told.stage().toLowerCase(Locale.ROOT).replace('_', '-'));
      assertThat(stage.isSuspended()).as("whether the stage stands still for a leave").isEqualTo(told.stopped());
    });
  }

  private String model(ProcessInstance instance) {
    return repository.getProcessDefinition(instance.getProcessDefinitionId()).getKey();
  }

  /** A second person, a complete paper trail, and the employee's word before it. */
  private void whoeverIsDismissedHadDueProcess(CaseFile file, Told told) {
    if (!"TERMINATED".equals(told.outcome())) {
      return;
    }
    List<Entry> entries = file.entries();
    Entry proposal = last(entries, entries.size(), EntryKind.TERMINATION_PROPOSAL, null);
    Entry approval = last(entries, entries.size(), EntryKind.DECISION, "DecideOnTermination");
    assertThat(proposal).as("a proposed termination").isNotNull();
    assertThat(approval).as("a decision on the termination").isNotNull();
    assertThat(Facts.of(approval).path("decision").asText()).isEqualTo("APPROVED");
    Entry trail = last(entries, proposal.number(), EntryKind.FINDING, "CheckPaperTrail");
    assertThat(trail).as("a check of the paper trail before the proposal").isNotNull();
    assertThat(Facts.of(trail).path("missing")).as("what was missing").isEmpty();
    assertThat(entries.stream().filter(e -> e.number() > proposal.number() && e.number() < approval.number())
        .anyMatch(e -> Set.of(EntryKind.ANSWER, EntryKind.NO_ANSWER).contains(e.kind())
            && "ReplyToProposal".equals(e.topic()))).as("the employee's reply, or that its time was over").isTrue();

    Set<String> partial = new HashSet<>();
    entries.stream().filter(e -> e.kind() == EntryKind.REQUEST).forEach(e -> partial.add(e.actor().userId()));
    partial.add(userId(file.pipCase().managerId()));
    partial.add(userId(file.pipCase().employeeId()));
    partial.add(proposal.actor().userId());
    partial.add("system");
    entries.stream().filter(e -> e.kind() == EntryKind.DECISION && e.number() < proposal.number()
            && Set.of("DecideOnOutcome", "DecideOnRelapse").contains(e.topic()))
        .reduce((a, b) -> b).ifPresent(e -> partial.add(e.actor().userId()));
    assertThat(approval.actor().userId()).as("who approved the termination").isNotIn(partial);
  }

  private static Entry last(List<Entry> entries, int before, EntryKind kind, String topic) {
    return entries.stream()
        .filter(e -> e.number() <= before && e.kind() == kind && (topic == null || topic.equals(e.topic())))
        .reduce((a, b) -> b).orElse(null);
  }

  private static void nothingAdverseIsDecidedDuringALeave(List<Entry> entries) {
    boolean stopped = false;
    for (Entry e : entries) {
      if (e.kind() == EntryKind.CLOCK) {
        stopped = e.topic().equals("STOPPED");
      }
      boolean adverse = e.kind() == EntryKind.TERMINATION_PROPOSAL
          || e.kind() == EntryKind.DECISION && MAY_BE_ADVERSE.contains(e.topic())
              && ADVERSE.contains(Facts.of(e).path("decision").asText());
      assertThat(stopped && adverse).as("entry %d is adverse and written during a leave", e.number()).isFalse();
    }
  }

  /** Each period after the first of a plan is as long as what changed it says. */
  private static void theDaysOfThePeriodAddUp(CaseFile file, WorkCalendar calendar) {
    JsonNode before = null;
    JsonNode given = null;
    JsonNode leave = null;
    String why = "plan";
    int days = 0;
    for (Entry e : file.entries()) {
      JsonNode content = Facts.of(e);
      switch (e.kind()) {
        case PLAN -> before = null;
        case DECISION -> {
          if (content.path("decision").asText().equals("EXTENSION")) {
            days = content.path("details").path("extensionDays").asInt();
          }
        }
        case AMENDMENT -> why = e.topic().equals("IN_FORCE") ? "amendment" : why;
        case CLOCK -> {
          if (e.topic().equals("GOES_ON")) {
            why = "leave";
            given = leave;
            leave = content.path("leave");
          }
        }
        case PERIOD -> {
          if (before != null) {
            changed(why, days, before, content, given, leave, calendar);
          }
          // a leave may come between the decision on an extension and its beginning
          days = before == null || extended(before, content) == 0 ? days : 0;
          why = "";
          before = content;
        }
        default -> { }
      }
    }
  }

  private static void changed(String why, int days, JsonNode before, JsonNode now, JsonNode given, JsonNode leave,
      WorkCalendar calendar) {
    int extended = extended(before, now);
    assertThat(extended).as("days that the extension added").isIn(0, days);
    assertThat(day(now, "endsOn")).as("the last day after %s", extended > 0 ? "an extension" : why)
        .isAfterOrEqualTo(day(before, "endsOn"));
    if (extended == 0) {
      assertThat(why).as("why the period changed").isIn("leave", "amendment");
    }
    if (why.equals("leave") && extended == 0) {
      assertThat(atWork(now, leave, calendar)).as("days at work after the leave was given back")
          .isEqualTo(atWork(before, given, calendar));
    }
  }

  private static int extended(JsonNode before, JsonNode now) {
    return now.path("extendedByDays").asInt() - before.path("extendedByDays").asInt();
  }

  private static long atWork(JsonNode period, JsonNode leave, WorkCalendar calendar) {
    return day(period, "startsOn").datesUntil(day(period, "endsOn").plusDays(1))
        .filter(calendar::isWorkingDay).filter(d -> !covered(d, leave)).count();
  }

  private static boolean covered(LocalDate day, JsonNode leave) {
    if (leave != null) {
      for (JsonNode span : leave) {
        if (!day.isBefore(day(span, "from")) && !day.isAfter(day(span, "until"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static LocalDate day(JsonNode content, String field) {
    return LocalDate.parse(content.path(field).asText());
  }

  private void everyTaskIsForSomebodyWithAPartInTheCase(CaseDriver c, Told told) {
    String employee = c.employee().userId();
    String manager = userId(told.managerId());
    for (OpenTask task : c.openTasks()) {
      assertThat(task.due()).as("due date of %s", task.name()).isNotNull();
      if (task.assignee() == null) {
        assertThat(task.groups()).as("groups of %s", task.name()).isNotEmpty().isSubsetOf(GROUPS);
      } else {
        assertThat(task.assignee()).as("who has %s", task.name()).isIn(employee, manager);
      }
    }
  }

  private String userId(long id) {
    return employees.find(id).map(Employee::userId).orElse("nobody");
  }

  private void noTimerIsInThePast() {
    Date now = Date.from(clock.instant());
    assertThat(management.createJobQuery().active().withRetriesLeft().timers().duedateLowerThan(now).list().stream()
        .map(j -> j.getProcessDefinitionKey() + " " + j.getDuedate()).toList()).as("timers in the past").isEmpty();
    assertThat(management.createJobQuery().noRetriesLeft().count()).as("jobs that failed").isZero();
    assertThat(runtime.createIncidentQuery().count()).as("incidents").isZero();
  }

  /** Somebody has something to do, or a timer will come. */
  private void nothingStandsStill(CaseDriver c, PipCase pipCase) {
    if (!pipCase.open()) {
      return;
    }
    List<String> waiting = new ArrayList<>();
    c.openTasks().forEach(t -> waiting.add(t.name()));
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).list().forEach(i ->
        management.createJobQuery().processInstanceId(i.getId()).active().list().forEach(j -> waiting.add(j.getId())));
    assertThat(waiting).as("what case %s waits for", c.id()).isNotEmpty();
  }
}
