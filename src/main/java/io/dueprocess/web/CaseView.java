package io.dueprocess.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Advice;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Stage;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.Letters.Mail;
import io.dueprocess.coaching.CoachingEvaluation;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.filereview.FileAssessment;
import io.dueprocess.period.CheckIn.Measurement;
import io.dueprocess.period.CheckInEvaluation;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.PlanValidation;
import io.dueprocess.plan.WitnessDelivery;
import io.dueprocess.request.ImprovementRequest.DesiredAction;
import io.dueprocess.request.ImprovementRequest.Incident;
import io.dueprocess.review.MetricReview;
import io.dueprocess.statement.StatementKind;
import io.dueprocess.termination.FileAppeal;
import io.dueprocess.termination.PaperTrailCheck;
import io.dueprocess.termination.ProposeTermination.Instance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A case as one reader may see it; a part is null where it does not exist yet or is not for this reader. */
record CaseView(
    LocalDate today,
    Me me,
    @JsonProperty("case") Head head,
    Policy policy,
    RequestView request,
    FileView file,
    FileAssessment assessment,
    AdviceView advice,
    CoachingView coaching,
    PlanView plan,
    AmendmentView amendment,
    PeriodView period,
    List<CheckInView> checkIns,
    CheckInEvaluation standing,
    MetricReview review,
    List<DecisionView> decisions,
    PaperTrailCheck paperTrail,
    ProposalView proposal,
    ReplyView reply,
    AppealView appeal,
    List<RelapseView> relapses,
    List<CorrectionView> corrections,
    List<StatementView> statements,
    List<LetterView> letters,
    List<TimelineView> timeline) {

  /** What the reader has to do with the case; decides what they see. */
  enum Relation {
    EMPLOYEE("employee"),
    MANAGER("manager"),
    HR("hr"),
    COUNSEL("legal"),
    APPROVER("hrLead");

    private final String role;

    Relation(String role) {
      this.role = role;
    }

    /** The group in which a reader with this relation acts. */
    String role() {
      return role;
    }

    /** Whether all of the case file is for this reader; for the subject and the manager it is a part. */
    boolean readsAll() {
      return this != EMPLOYEE && this != MANAGER;
    }
  }

  record Me(String userId, Relation relation) {}

  record Head(String id, Stage stage, LocalDate openedOn, CaseOutcome outcome, EmployeeView employee) {}

  record EmployeeView(
      String name, String number, String jobTitle, String unit, String jurisdiction, LocalDate hiredOn,
      String manager) {}

  record RequestView(String concern, DesiredAction desiredAction, String alreadyTried, List<Incident> incidents,
      String by, LocalDate on) {}

  record FileView(List<Appraisal> appraisals, List<Note> coachingNotes, List<Note> warnings, List<Leave> leaves,
      List<Note> complaints, List<Note> accommodationRequests) {}

  record AdviceView(Advice advice, String reason, String by, LocalDate on) {}

  record AnswerView(String response, String comment, LocalDate on) {}

  record CoachingView(LocalDate endsOn, List<SessionView> sessions, CoachingEvaluation evaluation) {}

  /** One session; {@code correctedBy} is the entry that says what its note should have said, null where none does. */
  record SessionView(LocalDate date, LocalDate writtenOn, String observed, String expected, String helpOffered,
      String nextStep, Performance performance, AnswerView answer, boolean unanswered, Integer correctedBy) {}

  record PlanView(int version, LocalDate startsOn, LocalDate endsOn, int checkInEveryDays, List<Goal> goals,
      PlanValidation validation, String returnedBecause, AnswerView answer, boolean unanswered,
      WitnessDelivery.Form witnessed) {}

  /**
   * The amendment that was proposed last under the plan in force.
   *
   * @param open whether it is not settled yet
   * @param needsAgreement whether it takes effect only where the employee agrees
   */
  record AmendmentView(LocalDate endsOn, List<Goal> goals, String reason, String by, LocalDate on,
      List<String> changes, boolean inFavour, boolean late, boolean open, boolean needsAgreement,
      DecisionView decision) {}

  /**
   * The time of the plan.
   *
   * @param workingDaysLeft of the days left, those on which the employee works
   * @param checkInsLeft how many there will be until the end, by the cadence of the plan; 0 where none is planned
   */
  record PeriodView(LocalDate startsOn, LocalDate endsOn, long daysLeft, long workingDaysLeft,
      int checkInsLeft, int extensions, int extendedByDays, LocalDate nextCheckIn) {}

  /** One check-in; {@code correctedBy} is the entry that says what it should have said, null where none does. */
  record CheckInView(LocalDate dueOn, LocalDate heldOn, boolean missed, List<Measurement> measurements,
      String helpGiven, String note, AnswerView comment, Integer correctedBy) {}

  record DecisionView(int number, String task, String decision, String reason, String by, LocalDate on,
      Map<String, String> details) {}

  record ProposalView(String grounds, LocalDate lastWorkingDay, List<Instance> instances, String by, LocalDate on) {}

  record ReplyView(String reply, String companion, LocalDate on) {}

  record AppealView(FileAppeal.Choice appeal, String grounds, LocalDate on) {}

  record RelapseView(LocalDate date, int goal, String observed, LocalDate on) {}

  /**
   * A correction that says the whole content of an entry.
   *
   * @param corrects number of the entry
   * @param before what the entry said until then
   * @param after what it says since
   * @param goals those of the plan when the entry was written; empty for a coaching note
   * @param findingBefore what rested on the entry until then; null where the reader may not see it
   * @param findingAfter the same made again; null as long as it is not
   * @param noted when HR noted it; null while nobody has, and where it is not for the reader
   * @param comment what the employee said to it; null while they have not
   * @param unanswered whether the time for that is over
   * @param toNote whether HR still has to note it
   * @param toComment whether the employee can still comment on it
   */
  record CorrectionView(int number, int corrects, EntryKind kind, LocalDate on, String by, String correction,
      String reason, JsonNode before, JsonNode after, List<Goal> goals, JsonNode findingBefore, JsonNode findingAfter,
      DecisionView noted, AnswerView comment, boolean unanswered, boolean toNote, boolean toComment) {}

  /**
   * What the employee said or asked for of their own accord.
   *
   * @param answer what HR answered; null while it has not, and where nobody has to or it is not for the reader
   * @param waits whether HR still has to answer it
   * @param termsAnswer what became of terms that were offered: {@code ACCEPTED}, {@code DECLINED}, {@code NO_ANSWER};
   *     null while they are open and for everything else
   */
  record StatementView(int number, StatementKind kind, String text, boolean managerMayRead, LocalDate on,
      List<AttachmentView> attachments, DecisionView answer, boolean waits, String termsAnswer) {}

  record AttachmentView(String name, String mediaType, int size, String href) {

    static AttachmentView of(CaseId id, int number, int part, Attachment attachment) {
      return new AttachmentView(attachment.name(), attachment.mediaType(), attachment.size(),
          "api/cases/%s/attachments/%d/%d".formatted(id.value(), number, part));
    }
  }

  /**
   * A letter to the employee.
   *
   * @param openedAt when the employee first opened it; null while they have not
   * @param problem why its mail did not arrive; null where nothing is known against it
   */
  record LetterView(int number, String template, String title, Instant at, Instant openedAt, Mail mail, String problem,
      String pdf) {

    static LetterView of(Letters.Listed letter) {
      return new LetterView(letter.number(), letter.template(), letter.title(), letter.at(), letter.openedAt(),
          letter.mail(), letter.problem(),
          "api/cases/%s/letters/%d.pdf".formatted(letter.caseId().value(), letter.number()));
    }
  }

  record TimelineView(int number, Instant at, String by, String kind, String topic) {}
}
