package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employee;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.engine.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Drives one case as its people would, and waits as they would. */
public final class CaseDriver {

  private final PipProcess process;
  private final CaseFiles caseFiles;
  private final MovableClock clock;
  private final TimeTravel timeTravel;
  private final Employee employee;
  private CaseId id;

  CaseDriver(PipProcess process, CaseFiles caseFiles, MovableClock clock, TimeTravel timeTravel, Employee employee) {
    this.process = process;
    this.caseFiles = caseFiles;
    this.clock = clock;
    this.timeTravel = timeTravel;
    this.employee = employee;
  }

  CaseDriver requested() {
    return requested(Forms.request(employee.id(), today()));
  }

  CaseDriver requested(Map<String, Object> form) {
    id = process.request("mia", form);
    timeTravel.runWhatIsDue();
    return this;
  }

  CaseId id() {
    return id;
  }

  Employee employee() {
    return employee;
  }

  CaseFile file() {
    return caseFiles.read(id);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Completes the one open task, which has this name, as that person. */
  CaseDriver does(String userId, String task, Map<String, Object> form) {
    process.complete(task(task).id(), userId, form);
    timeTravel.runWhatIsDue();
    return this;
  }

  /** As the subject. */
  CaseDriver employeeDoes(String task, Map<String, Object> form) {
    return does(employee.userId(), task, form);
  }

  CaseDriver daysPass(int days) {
    timeTravel.to(clock.instant().plus(Duration.ofDays(days)));
    return this;
  }

  /** Waits until a task of this name is there, at most two years. */
  CaseDriver until(String task) {
    Instant latest = clock.instant().plus(Duration.ofDays(730));
    while (openTasks().stream().noneMatch(t -> t.name().equals(task)) && clock.instant().isBefore(latest)) {
      daysPass(1);
    }
    return waitsFor(task);
  }

  /** The one open task has this name. */
  CaseDriver waitsFor(String task) {
    assertThat(openTasks()).extracting(OpenTask::name).containsExactly(task);
    return this;
  }

  CaseDriver hasEnded(String outcome) {
    assertThat(openTasks()).isEmpty();
    assertThat(file().pipCase().outcome()).hasToString(outcome);
    return this;
  }

  OpenTask task(String name) {
    List<OpenTask> open = openTasks();
    assertThat(open).extracting(OpenTask::name).contains(name);
    return open.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  List<OpenTask> openTasks() {
    return process.tasks(id);
  }

  /** The kinds and topics of the record, in order: the trace of the case. */
  List<String> trace() {
    return file().entries().stream()
        .map(e -> e.topic() == null ? e.kind().name() : e.kind() + " " + e.topic())
        .toList();
  }

  long count(EntryKind kind) {
    return file().entries().stream().filter(e -> e.kind() == kind).count();
  }
}
