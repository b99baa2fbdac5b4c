package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Stage;
import io.dueprocess.correction.ToldCorrections;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.engine.StandingLook;
import io.dueprocess.engine.TimeTravel.NextTimer;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.statement.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A walk through every state that a case can come to, breadth first: at each task each answer of its form, what comes
 * of it if nobody acts, and in each stage the events. A case can't be copied, so each step is made on a new case that
 * is led to its state again. In every state somebody is asked in time or a timer runs, and the daily check says so.
 *
 * <p>Two states are one where stage, tasks, waits and what decides on the way from there are the same. How often a loop
 * was gone through makes no new state, but for what gateways and rules count: check-ins and extensions.
 */
class ReachableStatesTest extends ProcessTestCase {

  private static final Logger LOG = LoggerFactory.getLogger(ReachableStatesTest.class);

  /** A reminder, and others told several times. */
  private static final int TIMERS_WITHOUT_CHANGE = 6;

  /** The choices of a form; those of a plan are about its goals, of which the flow knows nothing. */
  private static final Pattern OPTION = Pattern.compile("<(?:option|input type=\"radio\")[^>]* value=\"([A-Z_]+)\"");

  @Autowired private RuntimeService runtime;
  @Autowired private TestClock testClock;

  /** What is answered to these is read by people and by no gateway: all answers are tried once, then one. */
  private static final Set<String> DECIDES_NOTHING = Set.of("ReviewLegalRisk", "AnswerCoachingNote", "WitnessDelivery",
      "CommentOnCheckIn", "AcknowledgeExtension", "ReplyToProposal", "ReviewEvent", "AnswerMeetingRequest",
      "AnswerSupportRequest", "CommentOnCorrection", "NoteCorrection");

  private static final Set<String> OF_EVENTS = Set.of("RecordReturn", "ReviewEvent", "DecideOnAmendment",
      "AcknowledgeAmendment", "AnswerMeetingRequest", "AnswerSupportRequest", "OfferTerms", "AcceptTerms",
      "CommentOnCorrection", "NoteCorrection", "NameNewManager");

  /** Something that happens to a case. */
  private record Move(String name, boolean isEvent, Consumer<CaseDriver> happens) {
    @Override
    public String toString() {
      return name;
    }
  }

  private record Way(Move start, List<Move> moves) {
    Way then(Move move) {
      return new Way(start, Stream.concat(moves.stream(), Stream.of(move)).toList());
    }

    boolean hasEvent() {
      return moves.stream().anyMatch(Move::isEvent);
    }
  }

  private final Map<String, List<Move>> answers = answers();
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> answeredInAllWays = new HashSet<>();
  private final Set<String> tasksReached = new TreeSet<>();
  private final Set<String> endsReached = new TreeSet<>();
  private final Set<Stage> stagesWithEvents = new HashSet<>();
  private final Set<Stage> stagesWithCorrections = new HashSet<>();
  private final Map<String, Way> states = new LinkedHashMap<>();
  private int steps;

  @Test
  void inNoStateThatACaseCanComeToItStandsStill() throws IOException {
    Deque<Way> frontier = new ArrayDeque<>();
    frontier.add(new Way(new Move("underperformer", false, c -> {}), List.of()));
    frontier.add(new Way(new Move("complaint before", false,
        c -> people.note(c.employee(), "COMPLAINT", c.today().minusDays(20), COMPLAINT)), List.of()));
    while (!frontier.isEmpty()) {
      Way path = frontier.poll();
      CaseDriver c = led(path);
      String state = state(c);
      if (states.putIfAbsent(state, path) == null) {
        check(c, path);
        moves(c, path).forEach(move -> frontier.add(path.then(move)));
      }
      leaveNoCaseOpen();
    }

    states.forEach((state, way) -> LOG.debug("{} by {}", state, way.moves()));
    LOG.info("{} states, {} steps, {} of {} user tasks, ends {}", states.size(), steps, tasksReached.size(),
        userTasks().size(), endsReached);
    assertThat(tasksReached).as("all user tasks of all models").isEqualTo(userTasks());
    assertThat(accepted).as("every answer was taken somewhere")
        .containsAll(answers.values().stream().flatMap(Collection::stream).map(Move::name).toList());
    assertThat(stagesWithEvents).as("stages in which events were reported")
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Stage.values())
            .filter(stage -> stage != Stage.REQUEST && stage != Stage.CLOSED).toList());
    assertThat(endsReached).contains("DECLINED", "RESOLVED_BY_COACHING", "SUCCESSFUL_EXIT", "ANOTHER_ROLE",
        "TERMINATED", "RESIGNED", "AGREED_TERMS");
  }

  @Test
  void theWalkKnowsEveryTaskAndEveryChoiceOfItsForm() throws IOException {
    assertThat(answers.keySet()).isEqualTo(userTasks());
    for (Map.Entry<String, List<Move>> task : answers.entrySet()) {
      String form = Files.readString(Path.of("processes/forms", kebab(task.getKey()) + ".html"));
      Set<String> tried = task.getValue().stream().flatMap(move -> Arrays.stream(move.name().split("[ ,]")))
          .collect(Collectors.toSet());
      Set<String> offered = task.getKey().equals("DraftPlan") ? Set.of()
          : OPTION.matcher(form).results().map(option -> option.group(1)).collect(Collectors.toSet());
      assertThat(tried).as("choices of %s", task.getKey()).containsAll(offered);
    }
  }

  /** A new case, led to the end of the path. */
  private CaseDriver led(Way path) {
    testClock.backToMondayMorning();
    CaseDriver c = caseOf(people.underperformer("US_FEDERAL"));
    path.start().happens().accept(c);
    c.requested();
    for (Move move : path.moves()) {
      move.happens().accept(c);
      steps++;
    }
    return c;
  }

  private List<Move> moves(CaseDriver c, Way path) {
    PipCase pipCase = c.file().pipCase();
    if (!pipCase.open()) {
      return List.of();
    }
    List<Move> moves = new ArrayList<>();
    List<String> open = c.openTasks().stream().map(OpenTask::name).toList();
    // beside an event only what it asks for: the rest is the same as without it
    Stream<String> asked = path.hasEvent() ? open.stream().filter(OF_EVENTS::contains) : open.stream();
    asked.distinct().forEach(task -> {
      boolean all = !DECIDES_NOTHING.contains(task) || answeredInAllWays.add(task);
      moves.addAll(all ? answers.get(task) : answers.get(task).subList(0, 1));
    });
    moves.add(new Move("nobody acts", false, this::nobodyActs));
    if (!path.hasEvent() && stagesWithEvents.add(pipCase.stage())) {
      moves.addAll(events());
    }
    // as soon as something was written in the stage on which findings rest
    correctable(c).filter(kind -> !path.hasEvent() && stagesWithCorrections.add(pipCase.stage()))
        .ifPresent(kind -> moves.add(event("a correction", d -> corrected(d, kind, otherwise(d, kind)))));
    return moves;
  }

  /** Time passes until the state is another, or until it is plain that others are told again and again. */
  private void nobodyActs(CaseDriver c) {
    String before = state(c);
    for (int i = 0; i < TIMERS_WITHOUT_CHANGE && before.equals(state(c)); i++) {
      NextTimer next = timeTravel.nextTimer().orElseThrow(() -> new AssertionError("no timer in " + before));
      timeTravel.to(next.at());
      moving(c, "after a timer in " + before);
    }
    if (c.file().pipCase().open()) {
      // whoever finds something new finds it in the morning
      timeTravel.to(c.today().atTime(9, 0).toInstant(ZoneOffset.UTC));
    }
  }

  private void check(CaseDriver c, Way path) {
    PipCase pipCase = c.file().pipCase();
    if (pipCase.open()) {
      c.openTasks().forEach(task -> tasksReached.add(task.name()));
      moving(c, path.toString());
    } else {
      endsReached.add(pipCase.outcome().name());
      assertThat(c.openTasks()).isEmpty();
      assertThat(parts(c)).as("processes of a case that has ended by %s", path).isEmpty();
    }
  }

  private void moving(CaseDriver c, String where) {
    if (!c.file().pipCase().open()) {
      return;
    }
    boolean due = c.openTasks().stream().anyMatch(task -> task.due().isAfter(clock.instant()));
    boolean timer = timeTravel.nextTimer().filter(next -> c.id().equals(next.caseId())).isPresent();
    assertThat(due || timer).as("a due task or a timer %s", where).isTrue();
    assertThat(StandingLook.at(context, c.id())).as("what the daily check sees %s", where).isEqualTo("MOVES");
  }

  private String state(CaseDriver c) {
    PipCase pipCase = c.file().pipCase();
    if (!pipCase.open()) {
      return "ended " + pipCase.outcome();
    }
    List<String> waits = parts(c).stream()
        .flatMap(part -> runtime.getActiveActivityIds(part.getId()).stream()
            .map(activity -> activity + (part.isSuspended() ? " (stopped)" : "")))
        .sorted().toList();
    List<String> counted = switch (pipCase.stage()) {
      case IMPROVEMENT_PERIOD -> List.of(worstFigure(c), upTo(2, sincePlan(c, EntryKind.CHECK_IN)),
          upTo(1, sincePlan(c, EntryKind.MISSED_CHECK_IN)), upTo(1, extensions(c)));
      case METRIC_REVIEW -> List.of(found(c, "ReviewMetrics", "overall"), upTo(1, extensions(c)));
      case DOCUMENTED_COACHING -> List.of(found(c, "EvaluateCoaching", "verdict"));
      default -> List.of();
    };
    return pipCase.stage() + " " + waits + " " + counted;
  }

  private static String found(CaseDriver c, String rule, String field) {
    return c.file().last(EntryKind.FINDING, rule, JsonNode.class).map(r -> r.content().path(field).asText()).orElse("");
  }

  private static long sincePlan(CaseDriver c, EntryKind kind) {
    return c.file().sinceLast(EntryKind.PLAN).entries().stream().filter(e -> e.kind() == kind).count();
  }

  /** The lowest figure of all check-ins under the plan, none before the first one. */
  private static String worstFigure(CaseDriver c) {
    return c.file().sinceLast(EntryKind.PLAN).all(EntryKind.CHECK_IN, JsonNode.class).stream()
        .map(checkIn -> checkIn.content().at("/measurements/0/value").asText())
        .sorted().findFirst().orElse("no figure");
  }

  private static long extensions(CaseDriver c) {
    return c.file().last(EntryKind.PERIOD, JsonNode.class).map(r -> r.content().path("extensions").asLong()).orElse(0L);
  }

  private static String upTo(long most, long count) {
    return String.valueOf(Math.min(most, count));
  }

  private List<ProcessInstance> parts(CaseDriver c) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).list();
  }

  // ---- what can be done

  private List<Move> events() {
    return List.of(
        event("SICK_LEAVE since yesterday, nobody knows until when", this::onLeave),
        event("PROTECTED_LEAVE from today to a day",
            c -> leave(c, EventKind.PROTECTED_LEAVE, c.today(), c.today().plusDays(9))),
        event("PROTECTED_LEAVE ahead", c -> leave(c, EventKind.PROTECTED_LEAVE, c.today().plusDays(1), null)),
        event("COMPLAINT", this::complained),
        event("an amendment", this::amendmentProposed),
        event("MEETING_REQUEST", c -> says(c, StatementKind.MEETING_REQUEST)),
        event("SUPPORT_REQUEST", c -> says(c, StatementKind.SUPPORT_REQUEST)),
        event("AGREED_TERMS", c -> says(c, StatementKind.AGREED_TERMS)),
        event("MANAGER_CHANGE",
            c -> reported(c, new ReportEvent.Form(EventKind.MANAGER_CHANGE, c.today(), null, "OMAR", null))),
        event("the manager leaves the company", c -> managerLeaves(c, "mia")),
        event("RESIGNATION",
            c -> reported(c, new ReportEvent.Form(EventKind.RESIGNATION, c.today(), null, null, null))));
  }

  /** The kind of an entry of the stage that can be corrected with its figures; empty where there is none yet. */
  private static Optional<EntryKind> correctable(CaseDriver c) {
    return c.file().sinceLast(EntryKind.STAGE).entries().stream().map(Entry::kind)
        .filter(kind -> kind == EntryKind.CHECK_IN || kind == EntryKind.COACHING_SESSION).findFirst();
  }

  private static Map<String, Object> otherwise(CaseDriver c, EntryKind kind) {
    JsonNode now = c.file().last(kind, JsonNode.class).orElseThrow().content();
    return kind == EntryKind.CHECK_IN ? Forms.checkIn(now.path("heldOn").asText(), 80, 80)
        : Forms.with(Forms.session(now.path("date").asText()), "observed", "Three of five reports late.");
  }

  /** What can't happen in this stage changes nothing. */
  private static Move event(String name, Consumer<CaseDriver> happens) {
    return new Move(name, true, c -> {
      try {
        happens.accept(c);
      } catch (Refused | NoSuchElementException notHere) {
        LOG.debug("{} not here", name);
      }
    });
  }

  /** Each task with each answer of its form, valid where the case allows it. */
  private Map<String, List<Move>> answers() {
    Map<String, List<Move>> all = new LinkedHashMap<>();
    put(all, "ReviewLegalRisk", "carl", ReachableStatesTest::advice,
        "PROCEED", "PROCEED_WITH_CONDITIONS", "DO_NOT_PROCEED");
    put(all, "DecideOnFile", "hanna", Forms::decision, "READY_FOR_PLAN", "DOCUMENT_FIRST", "DECLINE");
    putOf(all, "RecordCoachingSession", "mia",
        (c, performance) -> Forms.with(Forms.session(workday(c).toString()), "performance", performance),
        "IMPROVED", "UNCHANGED", "WORSE");
    put(all, "AnswerCoachingNote", null, Forms::answer, "ACKNOWLEDGED", "DISAGREED");
    put(all, "DecideOnCoaching", "hanna", Forms::decision, "IMPROVED", "DOCUMENTED", "CONTINUE", "DECLINE");
    putOf(all, "DraftPlan", "mia", (c, as) -> shortPlan(c), "drafted");
    put(all, "ApprovePlan", "hanna", Forms::decision, "APPROVED", "RETURNED");
    put(all, "AcknowledgePlan", null, Forms::answer, "ACKNOWLEDGED", "REFUSED_TO_SIGN");
    putOf(all, "WitnessDelivery", "henry", (c, how) -> Forms.of("deliveredOn", c.today().toString(), "how", how,
        "witness", "Kim Lee", "note", null), "IN_PERSON", "POST", "EMAIL");
    putOf(all, "RecordCheckIn", "mia", (c, how) -> Forms.checkIn(workday(c).toString(),
        how.equals("bad") ? 61 : 97, how.equals("bad") ? 71 : 93), "good", "bad");
    put(all, "DecideOnEarlySuccess", "hanna", Forms::decision, "END_EARLY", "GO_ON");
    put(all, "DecideOnAmendment", "hanna", Forms::decision, "APPROVED", "REFUSED");
    put(all, "AcknowledgeAmendment", null, Forms::answer, "AGREED", "DISAGREED");
    putOf(all, "AnswerMeetingRequest", "hanna", (c, choice) -> answering(c, StatementKind.MEETING_REQUEST, choice,
        "meetingOn", choice.equals("AGREED") ? c.today().plusDays(3).toString() : null), "AGREED", "DECLINED");
    putOf(all, "AnswerSupportRequest", "hanna",
        (c, choice) -> answering(c, StatementKind.SUPPORT_REQUEST, choice), "AGREED", "DECLINED");
    putOf(all, "OfferTerms", "hanna", (c, choice) -> answering(c, StatementKind.AGREED_TERMS, choice,
        "lastWorkingDay", choice.equals("OFFERED") ? c.today().plusDays(60).toString() : null), "OFFERED", "DECLINED");
    put(all, "AcceptTerms", null, Forms::answer, "ACCEPTED", "DECLINED");
    put(all, "CommentOnCheckIn", null, Forms::answer, "AGREED", "DISAGREED");
    put(all, "CommentOnCorrection", null, Forms::answer, "AGREED", "DISAGREED");
    putOf(all, "NoteCorrection", "hanna", (c, how) -> Forms.of("correction",
        ToldCorrections.of(c.file()).toNote().stream().map(Entry::number).findFirst().orElse(0), "remark", null),
        "noted");
    put(all, "DecideOnOutcome", "hanna", Forms::outcome, "SUCCESS", "EXTENSION", "ANOTHER_ROLE", "TERMINATION");
    put(all, "AcknowledgeExtension", null, Forms::answer, "ACKNOWLEDGED", "DISAGREED");
    put(all, "AnswerRoleOffer", null, Forms::answer, "ACCEPTED", "DECLINED");
    putOf(all, "ProposeTermination", "hanna", (c, how) -> proposal(c), "proposed");
    put(all, "ReplyToProposal", null, companion -> Forms.of("reply", "I did what I could.", "companion",
        companion.equals("alone") ? null : "Kim Lee"), "alone", "accompanied");
    put(all, "DecideOnTermination", "lena", Forms::decision, "APPROVED", "REFUSED");
    put(all, "FileAppeal", null, appeal -> Forms.of("appeal", appeal,
        "grounds", appeal.equals("APPEAL") ? "The figures are wrong." : null), "APPEAL", "ACCEPT");
    put(all, "HearAppeal", "luis", ReachableStatesTest::heard,
        "UPHELD", "OVERTURNED", "REDUCED,ANOTHER_ROLE", "REDUCED,FINAL_WARNING");
    putOf(all, "ReportRelapse", "mia", (c, how) -> Forms.of("date", c.today().toString(), "goal", 1,
        "observed", "Late again."), "reported");
    put(all, "DecideOnRelapse", "hanna", Forms::decision, "CONTINUE", "DECIDE", "NEW_PLAN");
    putOf(all, "RecordReturn", "hanna", (c, how) -> Forms.of("date", c.today().toString(), "note", null), "returned");
    putOf(all, "NameNewManager", "hanna", (c, how) -> newManager(c, "OMAR"), "named");
    put(all, "ReviewEvent", "carl", ReachableStatesTest::advice, "PROCEED", "PROCEED_WITH_CONDITIONS", "DO_NOT_PROCEED");
    return all;
  }

  private interface FormOf {
    Map<String, Object> of(CaseDriver c, String choice);
  }

  private void put(Map<String, List<Move>> all, String task, String userId, Function<String, Map<String, Object>> form,
      String... choices) {
    putOf(all, task, userId, (c, choice) -> form.apply(choice), choices);
  }

  /** The user is the employee where there is no other. */
  private void putOf(Map<String, List<Move>> all, String task, String userId, FormOf form, String... choices) {
    all.put(task, Arrays.stream(choices).map(choice -> {
      String name = task + " " + choice;
      return new Move(name, false, c -> {
        try {
          c.does(userId == null ? c.employee().userId() : userId, task, form.of(c, choice));
          accepted.add(name);
        } catch (Refused e) {
          // not everything can be decided everywhere; the state stays what it was
          LOG.debug("{}: {}", name, e.getMessage());
        }
      });
    }).toList());
  }

  private static Map<String, Object> advice(String advice) {
    return Forms.of("advice", advice, "reason", "I have read the file.");
  }

  private static Map<String, Object> heard(String decision) {
    String[] parts = decision.split(",");
    return Forms.with(Forms.decision(parts[0]), "reducedTo", parts.length == 1 ? null : parts[1]);
  }

  private static Map<String, Object> shortPlan(CaseDriver c) {
    WorkCalendar calendar = WorkCalendar.of(c.employee());
    LocalDate first = calendar.onOrAfter(c.today().plusDays(7));
    return Forms.plan(first.toString(), calendar.onOrAfter(first.plusDays(30)).toString());
  }

  private static LocalDate workday(CaseDriver c) {
    return WorkCalendar.of(c.employee()).onOrBefore(c.today());
  }

  private static String kebab(String task) {
    return task.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Set<String> userTasks() throws IOException {
    try (var files = Files.list(Path.of("processes"))) {
      Set<String> names = files.filter(file -> file.toString().endsWith(".bpmn"))
          .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
          .map(task -> task.getId().replaceFirst("^Task_", ""))
          .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).isNotEmpty();
      return names;
    }
  }
}
