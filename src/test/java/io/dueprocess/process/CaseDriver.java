package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employee;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.engine.TimeTravel;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Drives one case as its people would, and waits as they would. */
public final class CaseDriver {

  private static final Set<EntryKind> BESIDE_THE_STORY =
      EnumSet.of(EntryKind.MODEL, EntryKind.LETTER, EntryKind.LETTER_SENT);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PipProcess process;
  private final CaseFiles caseFiles;
  private final MovableClock clock;
  private final TimeTravel timeTravel;
  private final Employee employee;
  private CaseId id;
  private int readSoFar;

  CaseDriver(PipProcess process, CaseFiles caseFiles, MovableClock clock, TimeTravel timeTravel, Employee employee) {
    this.process = process;
    this.caseFiles = caseFiles;
    this.clock = clock;
    this.timeTravel = timeTravel;
    this.employee = employee;
  }

  /** Its manager has asked for it. */
  public CaseDriver requested() {
    return requested(Forms.request(employee.id(), today()));
  }

  /** Its manager has asked for it with this form. */
  public CaseDriver requested(Map<String, Object> form) {
    id = process.request("mia", form);
    timeTravel.runWhatIsDue();
    return this;
  }

  /** The same case, driven at another node of the product. */
  CaseDriver at(ApplicationContext node) {
    var there = new CaseDriver(node.getBean(PipProcess.class), node.getBean(CaseFiles.class), clock,
        node.getBean(TimeTravel.class), employee);
    there.id = id;
    return there;
  }

  /** Of the case that was asked for. */
  public CaseId id() {
    return id;
  }

  /** Its subject. */
  public Employee employee() {
    return employee;
  }

  /** Its record. */
  public CaseFile file() {
    return caseFiles.read(id);
  }

  /** The day that it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Completes the one open task, which has this name, as that person. */
  public CaseDriver does(String userId, String task, Map<String, Object> form) {
    process.complete(task(task).id(), userId, form);
    timeTravel.runWhatIsDue();
    return this;
  }

  /** As the subject. */
  public CaseDriver employeeDoes(String task, Map<String, Object> form) {
    return does(employee.userId(), task, form);
  }

  /** Nobody does anything for so many days. */
  public CaseDriver daysPass(int days) {
    timeTravel.to(clock.instant().plus(Duration.ofDays(days)));
    return this;
  }

  /** Waits until a task of this name is there, at most two years. */
  public CaseDriver until(String task) {
    untilAnyOf(task);
    return waitsFor(task);
  }

  /** Waits until a task of one of these names is there, at most two years, and gives its name. */
  public String untilAnyOf(String... names) {
    Instant latest = clock.instant().plus(Duration.ofDays(730));
    while (clock.instant().isBefore(latest)) {
      Optional<String> there = openTasks().stream().map(OpenTask::name).filter(List.of(names)::contains).findFirst();
      if (there.isPresent()) {
        return there.get();
      }
      timeTravel.to(timeTravel.nextTimer().orElseThrow(() -> new AssertionError("nothing more happens")).at());
      // whoever finds something new finds it in the morning
      timeTravel.to(today().atTime(9, 0).toInstant(ZoneOffset.UTC));
    }
    throw new AssertionError("no " + List.of(names) + " within two years");
  }

  /** The one open task has this name. */
  CaseDriver waitsFor(String task) {
    assertThat(openTasks()).extracting(OpenTask::name).containsExactly(task);
    return this;
  }

  /** Nothing is open, and this was the outcome. */
  public CaseDriver hasEnded(String outcome) {
    assertThat(openTasks()).isEmpty();
    assertThat(file().pipCase().outcome()).hasToString(outcome);
    return this;
  }

  /** The open task of that name. */
  public OpenTask task(String name) {
    List<OpenTask> open = openTasks();
    assertThat(open).extracting(OpenTask::name).contains(name);
    return open.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** What waits for somebody. */
  public List<OpenTask> openTasks() {
    return process.tasks(id);
  }

  /** The kinds and topics of the record, in order. */
  List<String> trace() {
    return entries().stream()
        .map(e -> e.topic() == null ? e.kind().name() : e.kind() + " " + e.topic())
        .toList();
  }

  /**
   * Exactly these entries were written since this was last asked, in this order: kind, topic, what it says, and who
   * acted if it was a person. {@code DECISION DecideOnFile: DECLINE, by hanna}, {@code FINDING ReviewMetrics: MET}.
   */
  CaseDriver recorded(String... entries) {
    assertThat(newEntries().stream().map(this::line).toList()).containsExactly(entries);
    return this;
  }

  /** As {@link #recorded}, each entry with the day on which it was written: {@code 2026-03-08 REMINDER DraftPlan}. */
  CaseDriver recordedOn(String... entries) {
    assertThat(newEntries().stream().map(e -> LocalDate.ofInstant(e.at(), ZoneOffset.UTC) + " " + line(e)).toList())
        .containsExactly(entries);
    return this;
  }

  /** What is on record by now belongs to another test. */
  CaseDriver fromHere() {
    newEntries();
    return this;
  }

  /** The last entry of the record. */
  String lastLine() {
    List<Entry> all = entries();
    return line(all.get(all.size() - 1));
  }

  /** What happened in the case; which models it ran by and which letters were written are not part of the story. */
  private List<Entry> entries() {
    return file().entries().stream().filter(e -> !BESIDE_THE_STORY.contains(e.kind())).toList();
  }

  private List<Entry> newEntries() {
    List<Entry> all = entries();
    List<Entry> since = all.subList(readSoFar, all.size());
    readSoFar = all.size();
    return since;
  }

  private String line(Entry entry) {
    String topic = entry.topic() == null ? "" : " " + entry.topic();
    String actor = entry.actor().userId();
    String by = actor.equals("system") ? "" : ", by " + (actor.equals(employee.userId()) ? "employee" : actor);
    return entry.kind() + topic + says(entry) + by;
  }

  /** The one word of an entry that the flow depends on. */
  private static String says(Entry entry) {
    JsonNode content;
    try {
      content = JSON.readTree(entry.content());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of("decision", "advice", "response", "appeal", "recommendation", "verdict", "overall", "performance")
        .map(content::path).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst()
        .or(() -> empty(content, "problems", "valid"))
        .or(() -> empty(content, "missing", "complete"))
        .map(word -> ": " + word)
        .orElse("");
  }

  private static Optional<String> empty(JsonNode content, String list, String thenItIs) {
    return Optional.of(content.path(list)).filter(JsonNode::isArray)
        .map(l -> l.isEmpty() ? thenItIs : "not " + thenItIs);
  }

  long count(EntryKind kind) {
    return file().entries().stream().filter(e -> e.kind() == kind).count();
  }
}
