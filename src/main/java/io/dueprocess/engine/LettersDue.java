package io.dueprocess.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Words;
import io.dueprocess.casefile.letter.Addressee;
import io.dueprocess.casefile.letter.LetterOrder;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which letter goes to the employee at which step. Where a task puts something before them, the letter is that of the
 * task; what is decided without a task for them has one of its own. A step that is not named here has no letter.
 */
@Component
class LettersDue {

  /** By the name of the employee's task. */
  private static final Map<String, String> OF_TASKS = Map.of(
      "AnswerCoachingNote", "coaching-note",
      "AcknowledgePlan", "plan",
      "CommentOnCheckIn", "check-in",
      "CommentOnCorrection", "correction",
      "AcknowledgeAmendment", "amendment",
      "AcknowledgeExtension", "extension",
      "AnswerRoleOffer", "outcome",
      "ReplyToProposal", "proposed-termination",
      "FileAppeal", "decision",
      "AcceptTerms", "offered-terms");

  private static final Map<String, String> ANSWERED =
      Map.of("AGREED", "request-answer", "DECLINED", "request-answer");

  /** By task and decision, where no task for the employee follows. */
  private static final Map<String, Map<String, String>> OF_DECISIONS = Map.of(
      "DecideOnCoaching", Map.of("IMPROVED", "outcome", "DECLINE", "outcome"),
      "DecideOnAmendment", Map.of("REFUSED", "amendment-refused"),
      "DecideOnOutcome", Map.of("SUCCESS", "outcome"),
      "DecideOnTermination", Map.of("REFUSED", "decision"),
      "AnswerMeetingRequest", ANSWERED,
      "AnswerSupportRequest", ANSWERED,
      "OfferTerms", Map.of("DECLINED", "request-answer"),
      "HearAppeal", Map.of("UPHELD", "appeal-decision", "REDUCED", "appeal-decision", "OVERTURNED", "appeal-decision"));

  /** By the outcome with which a case ends by itself, without a decision on that day. */
  private static final Map<CaseOutcome, String> OF_ENDS = Map.of(CaseOutcome.SUCCESSFUL_EXIT, "follow-up-over");

  private final Letters letters;
  private final CaseFiles caseFiles;
  private final Employees employees;
  private final Moments moments;

  LettersDue(Letters letters, CaseFiles caseFiles, Employees employees, Moments moments) {
    this.letters = letters;
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.moments = moments;
  }

  /** A task has put something before the employee, who can answer until it is due. */
  void delivered(Entry delivery, String task, Date due) {
    LocalDate answerBy = due == null ? null : moments.lastDay(due.toInstant());
    write(OF_TASKS.get(task), delivery, answerBy);
  }

  /** Somebody has completed a task; where it was a decision that no task for the employee follows, it has a letter. */
  void completed(CaseId id, String task) {
    Map<String, String> templates = OF_DECISIONS.get(task);
    if (templates != null) {
      CaseFile file = caseFiles.read(id);
      file.last(EntryKind.DECISION, task, Decision.class)
          .filter(d -> !task.equals("DecideOnAmendment") || employeeProposed(file))
          .ifPresent(d -> write(templates.get(d.content().decision()), d.entry(), null));
    }
  }

  /** An amendment that somebody else proposed and HR refused is nothing that was ever put before the employee. */
  private static boolean employeeProposed(CaseFile file) {
    return file.last(EntryKind.AMENDMENT_PROPOSAL, JsonNode.class)
        .filter(p -> p.entry().actor().role().equals("employee")).isPresent();
  }

  /** The clock goes on after a leave: the employee is told where that gave the period other days. */
  void clockGoesOn(CaseId id) {
    CaseFile file = caseFiles.read(id).sinceLast(EntryKind.CLOCK);
    file.last(EntryKind.PERIOD, JsonNode.class)
        .filter(period -> period.entry().number() > file.entries().get(0).number())
        .ifPresent(period -> write("leave", period.entry(), null));
  }

  /** The case has ended. */
  void ended(CaseId id, CaseOutcome outcome) {
    if (OF_ENDS.containsKey(outcome)) {
      caseFiles.read(id).last(EntryKind.OUTCOME, CaseFiles.Ended.class)
          .ifPresent(end -> write(OF_ENDS.get(outcome), end.entry(), null));
    }
  }

  private void write(String template, Entry about, LocalDate answerBy) {
    if (template != null) {
      letters.write(new LetterOrder(about.caseId(), template, about.number(), addressee(about.caseId()), answerBy,
          this::name));
    }
  }

  private Addressee addressee(CaseId id) {
    PipCase pipCase = caseFiles.require(id);
    Employee to = employees.find(pipCase.employeeId()).orElseThrow();
    return new Addressee(to.userId(), to.name(), to.number(), to.jobTitle(), to.unit(),
        employees.find(pipCase.managerId()).map(Employee::name).orElse(null),
        Words.orNull(to.email()));
  }

  private String name(String userId) {
    return employees.findByUserId(userId).map(Employee::name).orElse(null);
  }
}
