package io.dueprocess.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.amendment.ProposeAmendment;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CorrectEntry;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.TimeTravel;
import io.dueprocess.event.AskForNewManager;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.Goal;
import io.dueprocess.statement.MakeStatement;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The real models on a real engine, with time in the test's hand. */
@SpringBootTest
@ActiveProfiles("test")
@Import({TestClock.class, ModelCoverage.class, Browser.class})
public abstract class ProcessTestCase {

  protected static final String COMPLAINT = "Complaint about the shift plan, marked";

  @Autowired protected PipProcess process;
  @Autowired protected CaseFiles caseFiles;
  @Autowired protected MovableClock clock;
  @Autowired protected TimeTravel timeTravel;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Employees employees;
  @Autowired protected IdentityService identity;
  @Autowired protected ApplicationContext context;
  @Autowired protected ObjectMapper json;
  @Autowired private RuntimeService runtime;
  @Autowired private TestClock testClock;

  protected People people;

  @BeforeEach
  void people() {
    testClock.backToMondayMorning();
    people = new People(jdbc, identity, employees, clock);
  }

  /** Cases that a test leaves open would be run on by the next one that moves the clock. */
  @AfterEach
  void leaveNoCaseOpen() {
    runtime.createProcessInstanceQuery().rootProcessInstances().list()
        .forEach(open -> runtime.deleteProcessInstance(open.getId(), "end of the test", true));
  }

  protected CaseDriver caseOf(Employee employee) {
    return new CaseDriver(process, caseFiles, clock, timeTravel, employee);
  }

  protected CaseDriver underperformer() {
    return caseOf(people.underperformer("DEFAULT"));
  }

  /** Twenty days ago the employee complained. */
  protected CaseDriver withComplaint() {
    CaseDriver c = underperformer();
    people.note(c.employee(), "COMPLAINT", c.today().minusDays(20), COMPLAINT);
    return c;
  }

  /** A case that counsel let go on in spite of the complaint, with HR. */
  protected CaseDriver legallyReviewed() {
    return withComplaint().requested()
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "No link to the complaint."));
  }

  /** A case that ended at once. */
  protected CaseDriver declined() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("DECLINE")).hasEnded("DECLINED");
  }

  /** A case that stands at the beginning of an approved plan, in the employee's hands. */
  protected CaseDriver planWithEmployee(CaseDriver c) {
    return c.requested()
        .does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"))
        .does("mia", "DraftPlan", plan(c))
        .does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
  }

  /** A case with its plan acknowledged, before its first check-in. */
  protected CaseDriver inPeriod(CaseDriver c) {
    return planWithEmployee(c).employeeDoes("AcknowledgePlan", Forms.answer("ACKNOWLEDGED"));
  }

  /** A case whose period is over; every check-in had these figures for the two goals. */
  protected CaseDriver atReview(CaseDriver c, double first, double second) {
    return checkInsUntilReview(inPeriod(c), first, second);
  }

  protected CaseDriver checkInsUntilReview(CaseDriver c, double first, double second) {
    while (c.untilAnyOf("RecordCheckIn", "DecideOnOutcome").equals("RecordCheckIn")) {
      c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), first, second));
      c.employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    }
    return c.waitsFor("DecideOnOutcome");
  }

  /** The manager would have the first goal at 90. */
  protected CaseDriver amendmentProposed(CaseDriver c) {
    List<Goal> goals = CheckIns.goals(c.file());
    List<Object> amended = new ArrayList<>();
    for (int place = 1; place <= goals.size(); place++) {
      Map<String, Object> goal = json.convertValue(goals.get(place - 1), new TypeReference<>() {});
      amended.add(Forms.of("replaces", place, "goal", place == 1 ? Forms.with(goal, "target", 90) : goal));
    }
    return proposed(c, "mia", Forms.of("endsOn", PeriodDates.period(c.file()).endsOn().toString(), "goals", amended,
        "reason", "The register was down for a week."));
  }

  protected CaseDriver proposed(CaseDriver c, String userId, Map<String, Object> form) {
    context.getBean(ProposeAmendment.class)
        .propose(c.id(), json.convertValue(form, ProposeAmendment.Form.class), userId);
    timeTravel.runWhatIsDue();
    return c;
  }

  /** The newest entry of a kind should have said this, says who wrote it. */
  protected CaseDriver corrected(CaseDriver c, EntryKind kind, Map<String, Object> content) {
    Entry newest = c.file().entries().stream().filter(e -> e.kind() == kind).reduce((a, b) -> b).orElseThrow();
    return corrected(c, newest.number(), newest.actor().userId(), content);
  }

  protected CaseDriver corrected(CaseDriver c, int entry, String userId, Map<String, Object> content) {
    context.getBean(CorrectEntry.class).correct(c.id(), entry, new CorrectEntry.Form("I read the wrong line.",
        "A slip of the pen.", json.valueToTree(content)), userId);
    timeTravel.runWhatIsDue();
    return c;
  }

  /** Since yesterday, and nobody knows for how long. */
  protected CaseDriver onLeave(CaseDriver c) {
    return leave(c, EventKind.SICK_LEAVE, c.today().minusDays(1), null);
  }

  /** A manager leaves the company for as long as it takes to notice; for other cases they are still there. */
  protected CaseDriver managerLeaves(CaseDriver c, String manager) {
    managerLeaves(context, c, manager);
    return c;
  }

  static void managerLeaves(ApplicationContext node, CaseDriver c, String manager) {
    JdbcClient jdbc = node.getBean(JdbcClient.class);
    jdbc.sql("update employee set left_on = ? where user_id = ?").params(c.today().minusDays(1), manager).update();
    try {
      node.getBean(AskForNewManager.class).doIfDue();
    } finally {
      jdbc.sql("update employee set left_on = null where user_id = ?").param(manager).update();
    }
  }

  /** What HR says of who takes the employee over. */
  static Map<String, Object> newManager(CaseDriver c, String number) {
    return Forms.of("newManager", number, "date", c.today().toString(), "note", null);
  }

  /** About something that HR tells counsel. */
  protected CaseDriver complained(CaseDriver c) {
    return reported(c, new ReportEvent.Form(EventKind.COMPLAINT, c.today(), null, null, "About unpaid overtime."));
  }

  /** The employee writes of their own accord, without files and for HR alone. */
  protected CaseDriver says(CaseDriver c, StatementKind kind) {
    context.getBean(MakeStatement.class).make(c.id(),
        new MakeStatement.Form(kind, "I would like to talk about %s.".formatted(kind), null), List.of(),
        UUID.randomUUID().toString(), new Actor(c.employee().userId(), "employee"));
    timeTravel.runWhatIsDue();
    return c;
  }

  /** HR's answer to the newest request of a kind. */
  protected static Map<String, Object> answering(CaseDriver c, StatementKind kind, String decision, Object... more) {
    int newest = c.file().last(EntryKind.STATEMENT, kind.name(), Statement.class).orElseThrow().entry().number();
    return Forms.with(Forms.of("request", newest, "decision", decision, "reason", "This is what HR says."), more);
  }

  /** A case in which terms for leaving lie with the employee. */
  protected CaseDriver termsOffered(CaseDriver c) {
    return says(c, StatementKind.AGREED_TERMS).does("hanna", "OfferTerms", answering(c, StatementKind.AGREED_TERMS,
        "OFFERED", "lastWorkingDay", c.today().plusDays(30).toString()));
  }

  /** HR reports a leave; nobody knows its last day where that is null. */
  protected CaseDriver leave(CaseDriver c, EventKind kind, LocalDate from, LocalDate until) {
    return reported(c, new ReportEvent.Form(kind, from, until, null, null));
  }

  protected CaseDriver reported(CaseDriver c, ReportEvent.Form form) {
    context.getBean(ReportEvent.class).report(c.id(), form, UUID.randomUUID().toString(), new Actor("hanna", "hr"));
    timeTravel.runWhatIsDue();
    return c;
  }

  /** A case in which the termination was proposed and lies with the employee. */
  protected CaseDriver terminationProposed(CaseDriver c) {
    atReview(c, 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    return c.does("hanna", "ProposeTermination", proposal(c));
  }

  /** A case that ended in a termination, which the employee answered and accepted. */
  protected CaseDriver terminated(CaseDriver c) {
    return terminationProposed(c)
        .employeeDoes("ReplyToProposal", Forms.of("reply", "I did what I could.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");
  }

  protected static Map<String, Object> plan(CaseDriver c) {
    WorkCalendar calendar = WorkCalendar.of(c.employee());
    LocalDate first = calendar.onOrAfter(c.today().plusDays(7));
    return Forms.plan(first.toString(), calendar.onOrAfter(first.plusDays(60)).toString());
  }

  protected static Map<String, Object> proposal(CaseDriver c) {
    return Forms.of("grounds", "The targets were missed.", "lastWorkingDay", c.today().plusDays(60).toString(),
        "instances", List.of(
            Forms.of("date", c.today().minusDays(10).toString(), "what", "Report late", "goal", 1)));
  }
}
