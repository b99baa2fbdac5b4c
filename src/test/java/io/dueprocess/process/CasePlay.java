package io.dueprocess.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.DueProcess;
import io.dueprocess.amendment.ProposeAmendment;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CorrectEntry;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.correction.ToldCorrections;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.TimeTravel;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.DraftPlan;
import io.dueprocess.plan.Goal;
import io.dueprocess.statement.MakeStatement;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plays one case after the other, a line a step: {@code does DecideOnFile hanna 1}, {@code waits 12}, {@code reports
 * SICK_LEAVE -2 5}. After each line {@link CaseInvariants} looks whether everything is still in order. What the product
 * refuses has to be refused in a sentence and leave everything as it was.
 */
final class CasePlay implements AutoCloseable {

  /** What a form of a task may say; a line names one by its place. */
  private static final Map<String, List<Function<CasePlay, Map<String, Object>>>> FORMS = forms();

  private static final List<String> EVENTS = List.of("SICK_LEAVE -3 10", "PROTECTED_LEAVE 4 12", "SICK_LEAVE 0 -",
      "SICK_LEAVE -40 -20", "PROTECTED_LEAVE -5 30", "RETURN 0 -", "RETURN 2 -", "MANAGER_CHANGE 0 omar",
      "MANAGER_CHANGE 0 mia", "COMPLAINT 0 -", "PAUSE 0 -", "PAUSE 1 15", "ACCOMMODATION_REQUEST -1 -",
      "SICK_LEAVE 1 1");
  private static final List<String> ENDS = List.of("RESIGNATION 0 -", "DEATH -1 -", "RETIREMENT 0 -",
      "POSITION_CUT 0 -", "WITHDRAWAL 0 -", "GROSS_MISCONDUCT 0 -");
  private static final List<String> STATEMENTS =
      List.of("STATEMENT", "MEETING_REQUEST", "SUPPORT_REQUEST", "AGREED_TERMS");
  private static final List<String> STAFF = List.of("mia", "omar", "hanna", "henry", "lena", "luis", "carl", "otto");

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final TestClock testClock = new TestClock();
  private final Map<String, Integer> played = new TreeMap<>();
  private ConfigurableApplicationContext node;
  private CaseInvariants invariants;
  private CaseDriver c;
  private int cases;
  private String lastTask;
  private String lastTaskOf;
  private ReportEvent.Form lastEvent;
  private String lastKey;
  private List<String> lines = new ArrayList<>();
  private Consumer<CaseDriver> alsoHolds = c -> { };

  CasePlay() {
    start();
  }

  private void start() {
    node = new SpringApplicationBuilder(DueProcess.class)
        .profiles("test")
        .properties("server.port=0", "spring.main.banner-mode=off")
        .initializers(context ->
            ((GenericApplicationContext) context).registerBean("clock", MovableClock.class, testClock::clock))
        .run("--spring.datasource.url=" + url);
    invariants = new CaseInvariants(node);
  }

  /** Forgets the case before and begins on the same Monday morning. */
  void begin() {
    RuntimeService runtime = node.getBean(RuntimeService.class);
    runtime.createProcessInstanceQuery().rootProcessInstances().list()
        .forEach(open -> runtime.deleteProcessInstance(open.getId(), "end of the play", true));
    testClock.backToMondayMorning();
    lines = new ArrayList<>();
    c = null;
    request(false);
  }

  /** With a complaint in the file counsel looks at the case first. */
  private void request(boolean afterComplaint) {
    var people = new People(node.getBean(JdbcClient.class), node.getBean(IdentityService.class),
        node.getBean(Employees.class), testClock.clock());
    Employee employee = people.underperformer("DEFAULT");
    c = new CaseDriver(node.getBean(PipProcess.class), node.getBean(CaseFiles.class), testClock.clock(),
        node.getBean(TimeTravel.class), employee);
    if (afterComplaint) {
      people.note(employee, "COMPLAINT", c.today().minusDays(20), "About the shift plan.");
    }
    c.requested();
    cases++;
    lastTask = null;
    lastEvent = null;
  }

  /** How often each kind of step was played, tasks by their names. */
  Map<String, Integer> played() {
    return played;
  }

  int cases() {
    return cases;
  }

  /** The steps so far as a test to keep. */
  String asTest() {
    return "  @Test\n  void aSequenceToKeep() {\n    play(\"" + String.join("\",\n        \"", lines) + "\");\n  }\n";
  }

  /** A line that fits where the case stands; the smaller the number, the plainer the line. */
  String choose(int number) {
    int kind = number % 100;
    int pick = number / 100;
    List<OpenTask> open = open();
    if (!c.file().pipCase().open()) {
      return pick % 4 == 0 ? "requests after-complaint" : "requests";
    }
    if (kind < 58 && !open.isEmpty()) {
      OpenTask task = open.get(pick % open.size());
      return "does %s %s %d".formatted(task.name(), doer(task, pick), pick % forms(task.name()).size());
    }
    if (kind < 76) {
      return "waits next";
    }
    return switch (kind) {
      case 76, 77, 78 -> "waits " + (pick % 30 + 1);
      case 79, 80, 81, 82 -> "reports " + EVENTS.get(pick % EVENTS.size());
      case 83 -> pick % 3 == 0 ? "reports " + ENDS.get(pick / 3 % ENDS.size()) : "waits next";
      case 84, 85 -> "says " + STATEMENTS.get(pick % STATEMENTS.size());
      case 86, 87 -> "amends %s %d".formatted(pick % 2 == 0 ? "mia" : "employee", 80 + pick % 19);
      case 88 -> "reports-again";
      case 89 -> "does-again";
      case 90, 91, 92 -> open.isEmpty() ? "waits next"
          : "does-as-another %s %s 0".formatted(open.get(pick % open.size()).name(), STAFF.get(pick % STAFF.size()));
      case 93, 94 -> open.isEmpty() ? "waits next" : "does-with-nothing " + open.get(pick % open.size()).name();
      case 95 -> "corrects";
      case 96 -> "corrects-figures " + pick % 100;
      case 97 -> "reports RETURN 400 -";
      case 99 -> pick % 4 == 0 ? "manager-leaves" : "waits next";
      case 98 -> pick % 6 == 0 ? "restarts" : "waits next";
      default -> "waits next";
    };
  }

  /** Does what the line says and looks at everything. */
  void play(String line) {
    lines.add(line);
    String[] words = line.split(" ");
    played.merge(words[0].startsWith("does") ? words[0] + (words.length > 1 ? " " + words[1] : "") : words[0], 1,
        Integer::sum);
    switch (words[0]) {
      case "requests" -> request(words.length > 1);
      case "does" -> does(words[1], words[2], Integer.parseInt(words[3]));
      case "does-again" -> refusedWhollyUnless(lastTask == null, () -> complete(lastTask, lastTaskOf, Map.of()));
      case "does-as-another" -> refusedWholly(mayDo(words[1], words[2]),
          () -> complete(task(words[1]).id(), words[2], form(words[1], Integer.parseInt(words[3]))));
      case "does-with-nothing" -> refusedWholly(false,
          () -> complete(task(words[1]).id(), doer(task(words[1]), 0), Map.of()));
      case "waits" -> waits(words[1]);
      case "reports" -> reports(EventKind.valueOf(words[1]), Integer.parseInt(words[2]), words[3]);
      case "reports-again" -> reportsAgain();
      case "says" -> perhapsRefused(() -> says(StatementKind.valueOf(words[1])));
      case "amends" -> perhapsRefused(() -> amends(words[1], Integer.parseInt(words[2])));
      case "corrects" -> perhapsRefused(this::corrects);
      case "corrects-figures" -> perhapsRefused(() -> correctsFigures(Integer.parseInt(words[1])));
      case "manager-leaves" -> ProcessTestCase.managerLeaves(node, c, manager());
      case "restarts" -> restarts();
      default -> throw new IllegalArgumentException("No such step: " + line);
    }
    invariants.hold(c);
    alsoHolds.accept(c);
  }

  /** Something else that has to hold after each step. */
  void alsoHolds(Consumer<CaseDriver> invariant) {
    alsoHolds = invariant;
  }

  /** How the case has ended; null while it is open. */
  String ended() {
    return c.file().pipCase().open() ? null : c.file().pipCase().outcome().name();
  }

  /** The record so far, to be shown where it is another one than was expected. */
  String record() {
    return String.join("\n", c.trace());
  }

  // ---- steps

  private void does(String task, String userId, int form) {
    if (open().stream().noneMatch(t -> t.name().equals(task))) {
      return;
    }
    String id = task(task).id();
    perhapsRefused(() -> {
      complete(id, user(userId), form(task, form));
      lastTask = id;
      lastTaskOf = user(userId);
    });
  }

  private void waits(String days) {
    TimeTravel time = node.getBean(TimeTravel.class);
    if (days.equals("next")) {
      time.nextTimer().ifPresent(next -> time.to(next.at()));
    } else {
      time.to(testClock.clock().instant().plus(Duration.ofDays(Integer.parseInt(days))));
    }
  }

  private void reports(EventKind kind, int offset, String more) {
    boolean leave = kind.stopsTheClock() && !more.equals("-");
    var form = new ReportEvent.Form(kind, c.today().plusDays(offset),
        leave ? c.today().plusDays(Integer.parseInt(more)) : null,
        kind == EventKind.MANAGER_CHANGE ? more.toUpperCase(Locale.ROOT) : null, "As it was told to HR.");
    String key = UUID.randomUUID().toString();
    perhapsRefused(() -> {
      report(form, key);
      lastEvent = form;
      lastKey = key;
    });
  }

  /** Delivered twice, it is taken once. */
  private void reportsAgain() {
    if (lastEvent != null) {
      unchanged("a report that was delivered again", () -> report(lastEvent, lastKey));
    }
  }

  private void report(ReportEvent.Form form, String key) {
    node.getBean(ReportEvent.class).report(c.id(), form, key, new Actor("hanna", "hr"));
  }

  private void says(StatementKind kind) {
    node.getBean(MakeStatement.class).make(c.id(), new MakeStatement.Form(kind, "I would like to say something.", null),
        List.of(), UUID.randomUUID().toString(), new Actor(c.employee().userId(), "employee"));
  }

  private void amends(String who, int target) {
    if (c.count(EntryKind.PERIOD) == 0) {
      return;
    }
    List<Goal> goals = CheckIns.goals(c.file());
    List<ProposeAmendment.AmendedGoal> amended = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      Goal g = goals.get(i);
      amended.add(new ProposeAmendment.AmendedGoal(i + 1, new DraftPlan.GoalForm(g.title(),
          g.metric(), g.unit(), g.baseline(), i == 0 ? BigDecimal.valueOf(target) : g.target(),
          g.direction(), g.aggregation(), g.source(), g.mandatory(), g.help())));
    }
    LocalDate end = PeriodDates.period(c.file()).endsOn();
    WorkCalendar calendar = WorkCalendar.of(c.employee());
    LocalDate later = target % 3 == 0 ? calendar.onOrAfter(end.plusDays(7)) : end;
    node.getBean(ProposeAmendment.class)
        .propose(c.id(), new ProposeAmendment.Form(later, amended, "The register was down."), user(who));
  }

  /** Whoever wrote the newest entry of a person. */
  private void corrects() {
    Entry last = c.file().entries().stream().filter(e -> !e.actor().userId().equals("system"))
        .reduce((a, b) -> b).orElseThrow();
    node.getBean(CorrectEntry.class).correct(c.id(), last.number(),
        new CorrectEntry.Form("It was another day.", "A slip of the pen."), last.actor().userId());
  }

  /** Whoever wrote the newest entry on which findings rest, with this figure. */
  private void correctsFigures(int figure) {
    Entry last = c.file().entries().stream()
        .filter(e -> e.kind() == EntryKind.CHECK_IN || e.kind() == EntryKind.COACHING_SESSION)
        .reduce((a, b) -> b).orElseThrow(() -> new Refused("Nobody has written a figure yet."));
    JsonNode now = c.file().facts(last);
    ObjectNode content = now.deepCopy();
    if (last.kind() == EntryKind.CHECK_IN) {
      content.remove("dueOn");
      if (content.at("/measurements/0") instanceof ObjectNode first) {
        first.put("value", figure);
      } else {
        content.put("note", "Nothing could be measured, entry %d.".formatted(figure));
      }
    } else {
      content.put("performance", List.of("IMPROVED", "UNCHANGED", "WORSE").get(figure % 3));
    }
    node.getBean(CorrectEntry.class).correct(c.id(), last.number(),
        new CorrectEntry.Form("I read the wrong line.", "A slip of the pen.", content), last.actor().userId());
  }

  private int toNote() {
    return ToldCorrections.of(c.file()).toNote().stream().map(Entry::number).findFirst().orElse(0);
  }

  private String manager() {
    return node.getBean(Employees.class).find(c.file().pipCase().managerId()).orElseThrow().userId();
  }

  private void restarts() {
    node.close();
    start();
    c = c.at(node);
  }

  // ---- how it may end

  private void perhapsRefused(Runnable step) {
    State before = State.of(c);
    try {
      step.run();
      node.getBean(TimeTravel.class).runWhatIsDue();
    } catch (Refused e) {
      said(e);
      requireSame(before, "a refused step");
    }
  }

  /** Refused, also without a rule of ours: the engine's own refusals are sentences, too. */
  private void refusedWholly(boolean allowed, Runnable step) {
    if (!allowed) {
      refusedWhollyUnless(false, step);
    }
  }

  private void refusedWhollyUnless(boolean nothingToDo, Runnable step) {
    if (nothingToDo) {
      return;
    }
    State before = State.of(c);
    try {
      step.run();
    } catch (RuntimeException e) {
      said(e);
      requireSame(before, "a refused step");
      return;
    }
    throw new AssertionError("It was taken and ought to have been refused.");
  }

  private void unchanged(String what, Runnable step) {
    State before = State.of(c);
    step.run();
    requireSame(before, what);
  }

  private static void said(RuntimeException e) {
    if (e.getMessage() == null || !e.getMessage().strip().endsWith(".") || e.getMessage().contains("ENGINE-")) {
      throw new AssertionError("Refused without a sentence: " + e, e);
    }
  }

  private void requireSame(State before, String what) {
    State now = State.of(c);
    if (!now.equals(before)) {
      throw new AssertionError("%s changed the case from %s to %s".formatted(what, before, now));
    }
  }

  /** What nobody may change in passing. */
  private record State(int entries, List<String> tasks, Object pipCase) {

    static State of(CaseDriver c) {
      return new State(c.file().entries().size(),
          c.openTasks().stream().map(t -> t.name() + " " + t.assignee() + " " + t.due()).sorted().toList(),
          c.file().pipCase());
    }
  }

  // ---- who and what

  private void complete(String taskId, String userId, Map<String, Object> form) {
    node.getBean(PipProcess.class).complete(taskId, userId, form);
  }

  private List<OpenTask> open() {
    return c.openTasks().stream().sorted(Comparator.comparing(OpenTask::name)).toList();
  }

  private OpenTask task(String name) {
    return open().stream().filter(t -> t.name().equals(name)).findFirst()
        .orElseThrow(() -> new Refused("There is no such task any more."));
  }

  /** Who does it, by a name that holds in every play: {@code employee} for the subject. */
  private String doer(OpenTask task, int pick) {
    if (task.assignee() != null) {
      return task.assignee().equals(c.employee().userId()) ? "employee" : task.assignee();
    }
    if (task.groups().contains("legal")) {
      return "carl";
    }
    boolean leads = task.groups().contains("hrLead") && !task.groups().contains("hr");
    return leads ? pick % 2 == 0 ? "lena" : "luis" : pick % 2 == 0 ? "hanna" : "henry";
  }

  private String user(String name) {
    return name.equals("employee") ? c.employee().userId() : name;
  }

  private boolean mayDo(String task, String userId) {
    OpenTask open = open().stream().filter(t -> t.name().equals(task)).findFirst().orElse(null);
    if (open == null) {
      return true;
    }
    return open.assignee() != null ? open.assignee().equals(userId)
        : node.getBean(PipProcess.class).groupsOf(userId).stream().anyMatch(open.groups()::contains);
  }

  private Map<String, Object> form(String task, int number) {
    List<Function<CasePlay, Map<String, Object>>> all = forms(task);
    return all.get(number % all.size()).apply(this);
  }

  private static List<Function<CasePlay, Map<String, Object>>> forms(String task) {
    if (!FORMS.containsKey(task)) {
      throw new AssertionError("The play has no form for the task %s. Give it one.".formatted(task));
    }
    return FORMS.get(task);
  }

  private static Map<String, List<Function<CasePlay, Map<String, Object>>>> forms() {
    Map<String, List<Function<CasePlay, Map<String, Object>>>> forms = new TreeMap<>();
    forms.put("ReviewLegalRisk", advice());
    forms.put("ReviewEvent", advice());
    forms.put("DecideOnFile", decisions("READY_FOR_PLAN", "DOCUMENT_FIRST", "READY_FOR_PLAN", "DECLINE"));
    forms.put("RecordCoachingSession", List.of(
        p -> Forms.session(p.workday().toString()),
        p -> Forms.with(Forms.session(p.workday().toString()), "performance", "WORSE"),
        p -> Forms.with(Forms.session(p.workday().toString()), "performance", "IMPROVED")));
    forms.put("AnswerCoachingNote", answers("ACKNOWLEDGED", "DISAGREED"));
    forms.put("DecideOnCoaching", decisions("DOCUMENTED", "CONTINUE", "IMPROVED", "DOCUMENTED", "DECLINE"));
    forms.put("DraftPlan", List.of(p -> ProcessTestCase.plan(p.c)));
    forms.put("ApprovePlan", decisions("APPROVED", "APPROVED", "RETURNED"));
    forms.put("AcknowledgePlan", answers("ACKNOWLEDGED", "REFUSED_TO_SIGN"));
    forms.put("WitnessDelivery", List.of(p -> Forms.of("deliveredOn", p.c.today().toString(), "how", "IN_PERSON",
        "witness", "Kim Lee", "note", null)));
    forms.put("RecordCheckIn", List.of(p -> p.checkIn(61, 71), p -> p.checkIn(97, 93), p -> p.checkIn(40, 20),
        p -> p.checkIn(90, 88), p -> Forms.with(p.checkIn(50, 50), "measurements", Forms.measurements(50), "note",
            "The second report was not there.")));
    forms.put("CommentOnCheckIn", answers("AGREED", "DISAGREED"));
    forms.put("DecideOnEarlySuccess", decisions("GO_ON", "END_EARLY"));
    forms.put("CommentOnCorrection", answers("AGREED", "DISAGREED"));
    forms.put("NoteCorrection", List.of(p -> Forms.of("correction", p.toNote(), "remark", null),
        p -> Forms.of("correction", p.toNote(), "remark", "Nothing follows from it.")));
    forms.put("DecideOnAmendment", decisions("APPROVED", "REFUSED"));
    forms.put("AcknowledgeAmendment", answers("AGREED", "DISAGREED"));
    forms.put("DecideOnOutcome", List.of(p -> Forms.outcome("TERMINATION"), p -> Forms.outcome("SUCCESS"),
        p -> Forms.outcome("TERMINATION"), p -> Forms.outcome("EXTENSION"), p -> Forms.outcome("ANOTHER_ROLE")));
    forms.put("AcknowledgeExtension", answers("ACKNOWLEDGED", "DISAGREED"));
    forms.put("AnswerRoleOffer", answers("ACCEPTED", "DECLINED"));
    forms.put("ProposeTermination", List.of(p -> ProcessTestCase.proposal(p.c)));
    forms.put("ReplyToProposal", List.of(p -> Forms.of("reply", "I did what I could.", "companion", null)));
    forms.put("DecideOnTermination", decisions("APPROVED", "APPROVED", "REFUSED"));
    forms.put("FileAppeal", List.of(p -> Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."),
        p -> Forms.of("appeal", "ACCEPT", "grounds", null)));
    forms.put("HearAppeal", List.of(p -> Forms.with(Forms.decision("UPHELD"), "reducedTo", null),
        p -> Forms.with(Forms.decision("OVERTURNED"), "reducedTo", null),
        p -> Forms.with(Forms.decision("REDUCED"), "reducedTo", "FINAL_WARNING"),
        p -> Forms.with(Forms.decision("REDUCED"), "reducedTo", "ANOTHER_ROLE")));
    forms.put("ReportRelapse", List.of(
        p -> Forms.of("date", p.c.today().toString(), "goal", 1, "observed", "Late again.")));
    forms.put("DecideOnRelapse", decisions("CONTINUE", "DECIDE", "NEW_PLAN"));
    forms.put("RecordReturn", List.of(p -> Forms.of("date", p.c.today().toString(), "note", null),
        p -> Forms.of("date", p.c.today().plusDays(2).toString(), "note", null)));
    forms.put("NameNewManager",
        List.of(p -> ProcessTestCase.newManager(p.c, "mia".equals(p.manager()) ? "OMAR" : "MIA")));
    forms.put("AnswerMeetingRequest", List.of(
        p -> ProcessTestCase.answering(p.c, StatementKind.MEETING_REQUEST, "DECLINED", "meetingOn", null),
        p -> ProcessTestCase.answering(p.c, StatementKind.MEETING_REQUEST, "AGREED", "meetingOn",
            p.c.today().plusDays(3).toString())));
    forms.put("AnswerSupportRequest", List.of(
        p -> ProcessTestCase.answering(p.c, StatementKind.SUPPORT_REQUEST, "AGREED"),
        p -> ProcessTestCase.answering(p.c, StatementKind.SUPPORT_REQUEST, "DECLINED")));
    forms.put("OfferTerms", List.of(
        p -> ProcessTestCase.answering(p.c, StatementKind.AGREED_TERMS, "OFFERED", "lastWorkingDay",
            p.c.today().plusDays(30).toString()),
        p -> ProcessTestCase.answering(p.c, StatementKind.AGREED_TERMS, "DECLINED", "lastWorkingDay", null)));
    forms.put("AcceptTerms", answers("DECLINED", "ACCEPTED"));
    return forms;
  }

  private static List<Function<CasePlay, Map<String, Object>>> advice() {
    return List.of(p -> Forms.of("advice", "PROCEED", "reason", "No link."),
        p -> Forms.of("advice", "DO_NOT_PROCEED", "reason", "Wait."));
  }

  private static List<Function<CasePlay, Map<String, Object>>> decisions(String... decisions) {
    List<Function<CasePlay, Map<String, Object>>> all = new ArrayList<>();
    for (String decision : decisions) {
      all.add(p -> Forms.decision(decision));
    }
    return all;
  }

  private static List<Function<CasePlay, Map<String, Object>>> answers(String... responses) {
    List<Function<CasePlay, Map<String, Object>>> all = new ArrayList<>();
    for (String response : responses) {
      all.add(p -> Forms.answer(response));
    }
    return all;
  }

  private LocalDate workday() {
    return WorkCalendar.of(c.employee()).onOrBefore(c.today());
  }

  private Map<String, Object> checkIn(double first, double second) {
    return Forms.checkIn(workday().toString(), first, second);
  }

  /** The tasks that the play knows how to do. */
  static Set<String> tasks() {
    return FORMS.keySet();
  }

  @Override
  public void close() {
    node.close();
  }
}
