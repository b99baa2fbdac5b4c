package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.coaching.CoachingSession;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.statement.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A case in which everybody waits until the last moment: every task is brought to mind two days before it is due, and
 * then put before others, one person's task before HR a day before it is due, a group's before the leads when it is, or
 * a day before where the process goes on without them then; and where nothing else ends the wait, before the leads again
 * and again.
 */
class EveryWaitHasAnEndTest extends ProcessTestCase {

  @Autowired private TaskService tasks;
  private CaseDriver c;
  private Set<String> waitedFor;
  private Set<String> endsByItself;

  @BeforeEach
  void nobodyHasWaitedYet() throws IOException {
    waitedFor = new TreeSet<>();
    endsByItself = new TreeSet<>();
    models().stream().flatMap(model -> model.getModelElementsByType(BoundaryEvent.class).stream())
        .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
        .forEach(event -> endsByItself.add(event.getAttachedTo().getId().replaceFirst("^Task_", "")));
    assertThat(endsByItself).isNotEmpty();
  }

  @Test
  void everyTaskIsRemindedOfAndEscalatedOnItsDayAndTheRecordSaysSo() throws Exception {
    c = underperformer();
    people.note(c.employee(), "COMPLAINT", c.today().minusDays(10), "Complaint about overtime");
    c.requested();
    inTheEnd("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "No link to the complaint."));
    inTheEnd("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
    // the next session has the whole coaching time, so that nothing else is due meanwhile
    c.does("mia", "RecordCoachingSession", Forms.session(workday().toString()))
        .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"));
    noteCorrected("Three of five reports late.").does("hanna", "NoteCorrection", noted());
    inTheEnd(employee(), "CommentOnCorrection", Forms.answer("DISAGREED"));
    noteCorrected("Four of five reports late.").employeeDoes("CommentOnCorrection", Forms.answer("AGREED"));
    inTheEnd("hanna", "NoteCorrection", noted());
    wait("RecordCoachingSession");
    c.does("mia", "RecordCoachingSession", Forms.session(workday().toString()));
    inTheEnd(employee(), "AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"));
    inTheEnd("hanna", "DecideOnCoaching", Forms.decision("DOCUMENTED"));
    wait("DraftPlan");
    LocalDate begin = calendar().onOrAfter(c.today().plusDays(240));
    c.does("mia", "DraftPlan", Forms.plan(begin.toString(), calendar().onOrAfter(begin.plusDays(60)).toString()));
    inTheEnd("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    inTheEnd(employee(), "AcknowledgePlan", Forms.answer("REFUSED_TO_SIGN"));
    wait("WitnessDelivery");
    c.does("henry", "WitnessDelivery", Forms.of("deliveredOn", c.today().toString(), "how", "IN_PERSON",
        "witness", "Kim Lee", "note", null));
    onLeave(c);
    inTheEnd("hanna", "RecordReturn", Forms.of("date", c.today().toString(), "note", null));
    complained(c);
    inTheEnd("carl", "ReviewEvent", Forms.of("advice", "PROCEED", "reason", "It is about the canteen."));
    managerLeaves(c, "mia");
    inTheEnd("hanna", "NameNewManager", newManager(c, "OMAR"));
    reported(c, new ReportEvent.Form(EventKind.MANAGER_CHANGE, c.today(), null, "MIA", null));
    amendmentProposed(c);
    inTheEnd("hanna", "DecideOnAmendment", Forms.decision("APPROVED"));
    inTheEnd(employee(), "AcknowledgeAmendment", Forms.answer("AGREED"));
    says(c, StatementKind.MEETING_REQUEST);
    inTheEnd("hanna", "AnswerMeetingRequest",
        answering(c, StatementKind.MEETING_REQUEST, "DECLINED", "meetingOn", null));
    says(c, StatementKind.SUPPORT_REQUEST);
    inTheEnd("hanna", "AnswerSupportRequest", answering(c, StatementKind.SUPPORT_REQUEST, "AGREED"));
    says(c, StatementKind.AGREED_TERMS);
    inTheEnd("hanna", "OfferTerms", answering(c, StatementKind.AGREED_TERMS, "OFFERED", "lastWorkingDay",
        c.today().plusDays(60).toString()));
    inTheEnd(employee(), "AcceptTerms", Forms.answer("DECLINED"));
    c.until("RecordCheckIn");
    wait("RecordCheckIn");
    c.does("mia", "RecordCheckIn", Forms.checkIn(workday().toString(), 97, 93));
    inTheEnd(employee(), "CommentOnCheckIn", Forms.answer("AGREED"));
    inTheEnd("hanna", "DecideOnEarlySuccess", Forms.decision("GO_ON"));
    checkInsUntilReview(c, 61, 71);
    inTheEnd("hanna", "DecideOnOutcome", Forms.outcome("EXTENSION"));
    inTheEnd(employee(), "AcknowledgeExtension", Forms.answer("ACKNOWLEDGED"));
    checkInsUntilReview(c, 61, 71).does("hanna", "DecideOnOutcome", Forms.outcome("ANOTHER_ROLE"));
    inTheEnd(employee(), "AnswerRoleOffer", Forms.answer("DECLINED"));
    c.does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    wait("ProposeTermination");
    c.does("hanna", "ProposeTermination", proposal(c));
    inTheEnd(employee(), "ReplyToProposal", Forms.of("reply", "The register was down.", "companion", null));
    inTheEnd("lena", "DecideOnTermination", Forms.decision("APPROVED"));
    inTheEnd(employee(), "FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."));
    inTheEnd("luis", "HearAppeal", Forms.with(Forms.decision("OVERTURNED"), "reducedTo", null));
    wait("ReportRelapse");
    c.does("mia", "ReportRelapse", Forms.of("date", c.today().toString(), "goal", 1, "observed", "Late again."));
    inTheEnd("hanna", "DecideOnRelapse", Forms.decision("CONTINUE"));

    assertThat(waitedFor).as("all user tasks of all models").isEqualTo(userTasks());
  }


  private CaseDriver noteCorrected(String observed) {
    String day = c.file().last(EntryKind.COACHING_SESSION, CoachingSession.class).orElseThrow().content().date()
        .toString();
    return corrected(c, EntryKind.COACHING_SESSION, Forms.with(Forms.session(day), "observed", observed));
  }

  private Map<String, Object> noted() {
    List<Entry> corrections = c.file().corrections();
    return Forms.of("correction", corrections.get(corrections.size() - 1).number(), "remark", null);
  }

  /** The task is done at last, by this person. */
  private void inTheEnd(String userId, String task, Map<String, Object> form) {
    wait(task);
    c.does(userId, task, form);
  }

  /** Lets nearly all of the time of a task pass, or more than all of it where nothing ends it, and looks. */
  private void wait(String name) {
    OpenTask task = c.fromHere().task(name);
    boolean onePerson = task.assignee() != null;
    Instant reminded = task.due().minus(Duration.ofDays(2));
    boolean early = onePerson || name.equals("DecideOnEarlySuccess");
    Instant escalated = early ? task.due().minus(Duration.ofDays(1)) : task.due();
    assertThat(task.due()).as("end of a day").isEqualTo(dayOf(task.due()).atStartOfDay().toInstant(ZoneOffset.UTC));
    assertThat(priority(task)).as("priority of %s", name).isEqualTo(50);
    Set<String> groups = task.groups();

    timeTravel.to(reminded.minusSeconds(1));
    c.recorded();
    timeTravel.to(reminded);
    c.recordedOn(dayOf(reminded) + " REMINDER " + name);
    assertThat(priority(task)).as("priority of %s after its reminder", name).isEqualTo(75);
    assertThat(c.task(name).groups()).isEqualTo(groups);

    timeTravel.to(escalated.minusSeconds(1));
    c.recorded();
    timeTravel.to(escalated.plus(Duration.ofHours(9)));
    c.recordedOn(dayOf(escalated) + " ESCALATION " + name);
    assertThat(priority(task)).as("priority of %s after its escalation", name).isEqualTo(100);
    Set<String> told = new TreeSet<>(groups);
    told.add(onePerson ? "hr" : "hrLead");
    assertThat(c.task(name).groups()).as("groups told of %s", name).isEqualTo(told);
    assertThat(lastTold()).as("time and group of %s", name).isEqualTo("1 " + (onePerson ? "hr" : "hrLead"));
    if (!endsByItself.contains(name)) {
      Duration again = Duration.ofDays(c.file().policy().decisionDays());
      told.add("hrLead");
      for (int time = 2; time <= 3; time++) {
        timeTravel.to(escalated.plus(again.multipliedBy(time - 1)).minusSeconds(1));
        c.recorded();
        timeTravel.to(escalated.plus(again.multipliedBy(time - 1)).plus(Duration.ofHours(9)));
        c.recordedOn(dayOf(escalated.plus(again.multipliedBy(time - 1))) + " ESCALATION " + name);
        assertThat(lastTold()).as("time and group of %s", name).isEqualTo(time + " hrLead");
        assertThat(c.task(name).groups()).as("groups told of %s", name).isEqualTo(told);
      }
    }
    assertThat(c.task(name).assignee()).as("it stays whose it was").isEqualTo(task.assignee());
    waitedFor.add(name);
  }

  /** Which time others were told last, and which group. */
  private String lastTold() {
    Escalation last = c.file().last(EntryKind.ESCALATION, Escalation.class).orElseThrow().content();
    return last.time() + " " + last.to();
  }

  /** As an {@code ESCALATION} entry has it. */
  private record Escalation(String task, String to, int time) {}

  private int priority(OpenTask task) {
    return tasks.createTaskQuery().taskId(task.id()).singleResult().getPriority();
  }

  private String employee() {
    return c.employee().userId();
  }

  private WorkCalendar calendar() {
    return WorkCalendar.of(c.employee());
  }

  private LocalDate workday() {
    return calendar().onOrBefore(c.today());
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Set<String> userTasks() throws IOException {
    Set<String> names = new TreeSet<>();
    models().stream().flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
        .forEach(task -> names.add(task.getId().replaceFirst("^Task_", "")));
    assertThat(names).isNotEmpty();
    return names;
  }

  private static List<BpmnModelInstance> models() throws IOException {
    try (var files = Files.list(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile())).toList();
    }
  }
}
