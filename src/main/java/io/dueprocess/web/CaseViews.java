package io.dueprocess.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.amendment.AmendmentFinding;
import io.dueprocess.amendment.AmendmentProposal;
import io.dueprocess.amendment.Amendments;
import io.dueprocess.amendment.DecideOnAmendment;
import io.dueprocess.amendment.ProposeAmendment;
import io.dueprocess.amendment.ValidateAmendment;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CorrectEntry;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Stage;
import io.dueprocess.casefile.attachment.Attachment;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.coaching.AnswerCoachingNote;
import io.dueprocess.coaching.CoachingEvaluation;
import io.dueprocess.coaching.CoachingSession;
import io.dueprocess.coaching.CoachingTime;
import io.dueprocess.coaching.EvaluateCoaching;
import io.dueprocess.correction.ToldCorrections;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.HrPartners;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.ClockSet;
import io.dueprocess.event.EventKind;
import io.dueprocess.filereview.AssessFile;
import io.dueprocess.filereview.FileAssessment;
import io.dueprocess.filereview.ReviewLegalRisk;
import io.dueprocess.followup.FollowUpTime;
import io.dueprocess.period.CheckIn;
import io.dueprocess.period.CheckInEvaluation;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.CommentOnCheckIn;
import io.dueprocess.period.EvaluateCheckIn;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.NextCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.period.Relapse;
import io.dueprocess.plan.AcknowledgePlan;
import io.dueprocess.plan.ApprovePlan;
import io.dueprocess.plan.ImprovementPlan;
import io.dueprocess.plan.PlanInForce;
import io.dueprocess.plan.PlanValidation;
import io.dueprocess.plan.ValidatePlan;
import io.dueprocess.plan.WitnessDelivery;
import io.dueprocess.request.ImprovementRequest;
import io.dueprocess.review.DecideOnOutcome;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.ReviewMetrics;
import io.dueprocess.statement.AcceptTerms;
import io.dueprocess.statement.OfferTerms;
import io.dueprocess.statement.Requests;
import io.dueprocess.statement.Statement;
import io.dueprocess.statement.StatementKind;
import io.dueprocess.termination.CheckPaperTrail;
import io.dueprocess.termination.FileAppeal;
import io.dueprocess.termination.PaperTrailCheck;
import io.dueprocess.termination.ProposeTermination;
import io.dueprocess.termination.ReplyToProposal;
import io.dueprocess.web.CaseReaders.CaseReader;
import io.dueprocess.web.CaseView.AnswerView;
import io.dueprocess.web.CaseView.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shows a case to one reader. HR, counsel and approvers see all of it; the manager sees what a manager has to do
 * with, never complaints, requests for accommodation, leave or what counsel said; the subject sees what was
 * delivered to them and what they said.
 */
@Component
class CaseViews {

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final CoachingTime coachingTime;
  private final FollowUpTime followUpTime;
  private final Moments moments;
  private final Letters letters;
  private final Impartiality impartiality;
  private final HrPartners hrPartners;
  private final PipProcess process;

  CaseViews(CaseFiles caseFiles, Employees employees, CoachingTime coachingTime, FollowUpTime followUpTime,
      Moments moments, Letters letters, Impartiality impartiality, HrPartners hrPartners, PipProcess process) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.coachingTime = coachingTime;
    this.followUpTime = followUpTime;
    this.moments = moments;
    this.letters = letters;
    this.impartiality = impartiality;
    this.hrPartners = hrPartners;
    this.process = process;
  }

  /** The last day on which something that is due at this moment can be done. */
  LocalDate lastDay(Instant due) {
    return due == null ? null : moments.lastDay(due);
  }

  /** The case as who may do one of its tasks sees it. */
  CaseView of(CaseId id, String userId, Set<String> taskGroups) {
    CaseFile file = caseFiles.read(id);
    return new Reading(file, userId, relation(file.pipCase(), userId, taskGroups).orElse(Relation.APPROVER)).view();
  }

  /** The newest case about the reader, open or ended; empty also where nothing of it has been delivered to them yet. */
  Optional<CaseView> about(String userId) {
    return employees.findByUserId(userId)
        .flatMap(reader -> caseFiles.lastCaseOf(reader.id()))
        .map(last -> caseFiles.read(last.id()))
        .filter(ReadableEntries::anythingDelivered)
        .map(file -> new Reading(file, userId, Relation.EMPLOYEE).view());
  }

  /**
   * What somebody in these groups has to do with a case, as which they may read its file. Empty for everybody else,
   * and for the subject as long as nothing has been delivered to them.
   */
  Optional<Relation> mayRead(CaseId id, String userId, Set<String> groups) {
    return caseFiles.find(id)
        .flatMap(c -> relation(c, userId, groups))
        .filter(r -> r != Relation.EMPLOYEE || ReadableEntries.anythingDelivered(caseFiles.read(id)));
  }

  /** The case file as this reader may see it, with what stands open in the case. */
  CaseFileView file(CaseReader reader, List<OpenTask> open) {
    return new Reading(caseFiles.read(reader.id()), reader.userId(), reader.relation()).fileView(reader.groups(), open);
  }

  /** A file of an entry that this reader may read, counted from 1. */
  Optional<Attachment> attachment(CaseReader reader, int number, int part) {
    return new Reading(caseFiles.read(reader.id()), reader.userId(), reader.relation()).readable.stream()
        .filter(entry -> entry.number() == number)
        .map(Attachments::of)
        .filter(files -> part >= 1 && part <= files.size())
        .map(files -> files.get(part - 1))
        .findFirst();
  }

  /** Where a case stands as its subject may know it; empty as long as nothing has been delivered to them. */
  Optional<CaseView.Head> headForSubject(CaseId id, String userId) {
    return Optional.of(caseFiles.read(id))
        .filter(ReadableEntries::anythingDelivered)
        .map(file -> new Reading(file, userId, Relation.EMPLOYEE).head());
  }

  /**
   * What somebody in these groups has to do with a case; empty for nothing. Subject and manager first: whoever is one
   * of them is nothing else in this case, whatever groups they are in. Who asked for the case and manages the employee
   * no more has lost it, and whoever may not decide in it because of the reporting line does not read it. Counsel read
   * what was put before them, HR what they serve, HR leads everything.
   */
  Optional<Relation> relation(PipCase pipCase, String userId, Set<String> groups) {
    Optional<Long> reader = employees.findByUserId(userId).map(Employee::id);
    if (reader.filter(id -> id == pipCase.employeeId()).isPresent()) {
      return Optional.of(Relation.EMPLOYEE);
    }
    if (reader.filter(id -> id == pipCase.managerId()).isPresent()) {
      return Optional.of(Relation.MANAGER);
    }
    if (impartiality.reason(pipCase, userId).isPresent()) {
      return Optional.empty();
    }
    return Stream.of(Relation.COUNSEL, Relation.HR, Relation.APPROVER)
        .filter(relation -> groups.contains(relation.role()))
        .filter(relation -> switch (relation) {
          case COUNSEL -> beforeCounsel(pipCase.id());
          case HR -> hrPartners.serves(userId, pipCase.employeeId(), moments.today());
          default -> true;
        })
        .findFirst();
  }

  /** Whether somebody acts for HR in a case: an HR partner who serves it, whatever else they are. */
  boolean servesAsHr(PipCase pipCase, String userId, Set<String> groups) {
    return groups.contains(Relation.HR.role())
        && relation(pipCase, userId, groups).filter(Relation::readsAll).isPresent()
        && hrPartners.serves(userId, pipCase.employeeId(), moments.today());
  }

  /** Whether a case waits for counsel, or counsel have acted in it: given advice, reviewed an event, held it. */
  private boolean beforeCounsel(CaseId id) {
    String counsel = Relation.COUNSEL.role();
    return caseFiles.hasActed(id, counsel)
        || process.tasks(id).stream().anyMatch(task -> task.groups().contains(counsel));
  }

  /** One reading of one case by one reader. */
  private final class Reading {

    private final CaseFile file;
    private final CaseFile sincePlan;
    private final PersonnelFile personnelFile;
    private final Relation relation;
    private final String userId;
    private final List<Entry> readable;
    private final Map<String, String> names = new HashMap<>();

    Reading(CaseFile file, String userId, Relation relation) {
      this.file = file;
      this.sincePlan = file.sinceLast(EntryKind.PLAN);
      this.personnelFile = employees.file(file.pipCase().employeeId());
      this.userId = userId;
      this.relation = relation;
      this.readable = switch (relation) {
        case EMPLOYEE -> ReadableEntries.byEmployee(file, userId);
        case MANAGER -> ReadableEntries.byManager(file);
        case HR, COUNSEL, APPROVER -> file.entries();
      };
    }

    CaseFileView fileView(Set<String> groups, List<OpenTask> open) {
      List<OpenTask> known = open.stream().filter(this::mayKnowOf).toList();
      return new CaseFileView(
          view(),
          moments.zone().getId(),
          relation.readsAll(),
          readable.stream().map(this::entry).toList(),
          known.stream().map(t -> next(t, groups)).toList(),
          known.size() < open.size(),
          events(groups),
          amendable(),
          file.pipCase().open() ? ClockSet.stopped(file).map(c -> on(c.entry())).orElse(null) : null,
          file.pipCase().stage() == Stage.FOLLOW_UP
              ? lastDay(followUpTime.ends(file.pipCase().id().value()).toInstant())
              : null,
          people());
    }

    /** HR reports events of cases in which they have no part, as long as these are open. */
    private List<CaseFileView.Reportable> events(Set<String> groups) {
      return servesAsHr(file.pipCase(), userId, groups) && file.pipCase().open()
          ? Arrays.stream(EventKind.values()).map(CaseFileView.Reportable::of).toList() : List.of();
    }

    /** The manager of today and the employee propose amendments; who only asked for the case does not. */
    private boolean amendable() {
      return !relation.readsAll() && ProposeAmendment.mayPropose(file, employees.findByUserId(userId));
    }

    private CaseFileView.EntryView entry(Entry e) {
      long daysLate = e.happenedOn() == null ? 0 : ChronoUnit.DAYS.between(e.happenedOn(), on(e));
      return new CaseFileView.EntryView(e.number(), e.at(), moments.time(e.at()), e.happenedOn(),
          daysLate > 0 ? daysLate : null, name(e.actor().userId()), e.actor().role(),
          e.actor().onBehalfOf() == null ? null : name(e.actor().onBehalfOf()), e.kind(), e.topic(), e.erased(),
          CorrectEntry.mayCorrect(file, e, userId), e.erased() ? null : file.read(e, JsonNode.class), e.link().hash());
    }

    /** Names of those whom an entry names by their login. */
    private Map<String, String> people() {
      return readable.stream()
          .filter(e -> !e.erased())
          .map(e -> file.read(e, JsonNode.class).path("to").textValue())
          .filter(Objects::nonNull)
          .distinct()
          .collect(Collectors.toMap(id -> id, this::name));
    }

    private boolean mayKnowOf(OpenTask task) {
      return userId.equals(task.assignee()) || switch (relation) {
        case EMPLOYEE -> ReadableEntries.employeeMayKnowOf(task.name());
        case MANAGER -> ReadableEntries.managerMayKnowOf(task.name());
        case HR, COUNSEL, APPROVER -> true;
      };
    }

    private CaseFileView.Next next(OpenTask t, Set<String> groups) {
      boolean mine = t.assignee() == null ? t.groups().stream().anyMatch(groups::contains)
          : userId.equals(t.assignee());
      String id = file.pipCase().id().value();
      return new CaseFileView.Next(mine ? t.id() : null, t.name(), t.title().replace(" · " + id, ""),
          t.assignee() == null ? null : name(t.assignee()), t.assignee() == null ? t.groups() : Set.of(),
          lastDay(t.due()), t.description() == null ? null : t.description().replace("Case " + id + ": ", ""));
    }

    CaseView view() {
      boolean employee = relation == Relation.EMPLOYEE;
      boolean manager = relation == Relation.MANAGER;
      boolean all = relation.readsAll();
      Optional<MetricReview> review =
          sincePlan.last(EntryKind.FINDING, ReviewMetrics.TOPIC, MetricReview.class).map(Recorded::content);
      return new CaseView(
          moments.today(),
          new CaseView.Me(userId, relation),
          head(),
          file.last(EntryKind.POLICY, Policy.class).map(Recorded::content).orElse(null),
          employee ? null : request(),
          employee ? null : personnelFile(all),
          all ? last(EntryKind.FINDING, AssessFile.TOPIC, FileAssessment.class) : null,
          all ? advice() : null,
          coaching(employee),
          employee && !planDelivered() ? null : plan(),
          amendment(),
          period(),
          checkIns(),
          sincePlan.last(EntryKind.FINDING, EvaluateCheckIn.TOPIC, CheckInEvaluation.class)
              .map(Recorded::content).orElse(null),
          employee && !outcomeDelivered() ? null : review.orElse(null),
          decisions(),
          all ? last(EntryKind.FINDING, CheckPaperTrail.TOPIC, PaperTrailCheck.class) : null,
          manager ? null : proposal(),
          manager ? null : reply(),
          manager ? null : appeal(),
          employee ? List.of() : relapses(),
          corrections(),
          statements(),
          letters.of(file).stream().filter(l -> !manager || ReadableEntries.managerMayReadLetter(l.template()))
              .map(CaseView.LetterView::of).toList(),
          all ? timeline() : List.of());
    }

    private CaseView.Head head() {
      PipCase c = file.pipCase();
      Employee e = personnelFile.employee();
      // the stage alone would tell the employee of a termination before its proposal does
      boolean told = relation != Relation.EMPLOYEE || c.stage() != Stage.TERMINATION || outcomeDelivered();
      return new CaseView.Head(c.id().value(), told ? c.stage() : Stage.METRIC_REVIEW, c.openedOn(), c.outcome(),
          new CaseView.EmployeeView(
              e.name(), e.number(), e.jobTitle(), e.unit(), e.jurisdiction(), e.hiredOn(),
              employees.find(c.managerId()).map(Employee::name).orElse("")));
    }

    private CaseView.RequestView request() {
      return file.last(EntryKind.REQUEST, ImprovementRequest.class)
          .map(r -> new CaseView.RequestView(r.content().concern(), r.content().desiredAction(),
              r.content().alreadyTried(), r.content().incidents(), name(r.entry().actor()), on(r.entry())))
          .orElse(null);
    }

    private CaseView.FileView personnelFile(boolean all) {
      PersonnelFile p = personnelFile;
      return new CaseView.FileView(p.appraisals(), p.coachingNotes(), p.warnings(), all ? p.leaves() : List.of(),
          all ? p.complaints() : List.of(), all ? p.accommodationRequests() : List.of());
    }

    private CaseView.AdviceView advice() {
      return file.last(EntryKind.COUNSEL_ADVICE, ReviewLegalRisk.Form.class)
          .map(a -> new CaseView.AdviceView(a.content().advice(), a.content().reason(), name(a.entry().actor()),
              on(a.entry())))
          .orElse(null);
    }

    private CaseView.CoachingView coaching(boolean employee) {
      boolean begun = file.entries().stream()
          .anyMatch(e -> e.kind() == EntryKind.STAGE && Stage.DOCUMENTED_COACHING.name().equals(e.topic()));
      if (!begun || file.last(EntryKind.POLICY, Policy.class).isEmpty()) {
        return null;
      }
      List<CaseView.SessionView> sessions = file.all(EntryKind.COACHING_SESSION, CoachingSession.class).stream()
          .map(this::session)
          .toList();
      return new CaseView.CoachingView(coachingTime.lastDay(file), sessions,
          employee ? null : last(EntryKind.FINDING, EvaluateCoaching.TOPIC, CoachingEvaluation.class));
    }

    private CaseView.SessionView session(Recorded<CoachingSession> s) {
      CoachingSession c = s.content();
      Optional<Entry> answer = file.answerTo(s.entry(), AnswerCoachingNote.TOPIC);
      return new CaseView.SessionView(c.date(), on(s.entry()), c.observed(), c.expected(), c.helpOffered(),
          c.nextStep(), c.performance(), answer.flatMap(this::answer).orElse(null), unanswered(answer),
          s.correctedBy());
    }

    private CaseView.PlanView plan() {
      return file.last(EntryKind.PLAN, ImprovementPlan.class).map(p -> {
        ImprovementPlan c = p.content();
        Optional<Entry> answer = file.answerTo(p.entry(), AcknowledgePlan.TOPIC);
        PlanInForce inForce = PlanInForce.of(file);
        return new CaseView.PlanView(inForce.version(), c.startsOn(), c.endsOn(), c.checkInEveryDays(), inForce.goals(),
            sincePlan.last(EntryKind.FINDING, ValidatePlan.TOPIC, PlanValidation.class).map(Recorded::content)
                .orElse(null),
            sincePlan.last(EntryKind.DECISION, ApprovePlan.TOPIC, Decision.class).map(Recorded::content)
                .filter(d -> d.decision().equals(ApprovePlan.Choice.RETURNED.name())).map(Decision::reason)
                .orElse(null),
            answer.flatMap(this::answer).orElse(null),
            unanswered(answer),
            sincePlan.last(EntryKind.WITNESSED_DELIVERY, WitnessDelivery.Form.class).map(Recorded::content)
                .orElse(null));
      }).orElse(null);
    }

    private CaseView.AmendmentView amendment() {
      return sincePlan.last(EntryKind.AMENDMENT_PROPOSAL, AmendmentProposal.class)
          .filter(p -> readable.contains(p.entry()))
          .map(p -> {
            AmendmentProposal c = p.content();
            AmendmentFinding finding = sincePlan
                .last(EntryKind.FINDING, ValidateAmendment.TOPIC, AmendmentFinding.class).orElseThrow().content();
            CaseView.DecisionView decision = decisions().stream()
                .filter(d -> d.task().equals(DecideOnAmendment.TOPIC) && d.number() > p.entry().number())
                .reduce((first, second) -> second).orElse(null);
            return new CaseView.AmendmentView(c.endsOn(), c.goals(), c.reason(), name(p.entry().actor()),
                on(p.entry()), finding.changes(), finding.inFavour(), finding.late(),
                Amendments.open(file).isPresent(), Amendments.needsAgreement(file, p), decision);
          })
          .orElse(null);
    }

    private CaseView.PeriodView period() {
      return sincePlan.last(EntryKind.PERIOD, Period.class).map(Recorded::content).map(p -> new CaseView.PeriodView(
          p.startsOn(), p.endsOn(), Math.max(0, ChronoUnit.DAYS.between(moments.today(), p.endsOn().plusDays(1))),
          workingDaysLeft(p), checkInsLeft(p), p.extensions(), p.extendedByDays(),
          sincePlan.last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).map(n -> n.content().dueOn()).orElse(null)))
          .orElse(null);
    }

    private long workingDaysLeft(Period p) {
      LocalDate from = moments.today().isBefore(p.startsOn()) ? p.startsOn() : moments.today();
      WorkCalendar calendar = WorkCalendar.of(personnelFile.employee());
      return from.datesUntil(p.endsOn().isBefore(from) ? from : p.endsOn().plusDays(1))
          .filter(calendar::isWorkingDay).count();
    }

    /** The one that is planned and has not been held or missed, and one for each cadence after it. */
    private int checkInsLeft(Period p) {
      LocalDate next = sincePlan.last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).map(n -> n.content().dueOn())
          .orElse(null);
      if (next == null || next.isAfter(p.endsOn()) || moments.today().isAfter(p.endsOn())) {
        return 0;
      }
      int every = sincePlan.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content().checkInEveryDays();
      WorkCalendar calendar = WorkCalendar.of(personnelFile.employee());
      LocalDate last = calendar.onOrBefore(p.endsOn());
      int left = checkIns().stream().anyMatch(c -> next.equals(c.dueOn())) ? 0 : 1;
      for (LocalDate day = next; day.isBefore(last); left++) {
        LocalDate latest = calendar.onOrBefore(day.plusDays(every));
        day = latest.isAfter(day) ? latest : calendar.onOrAfter(day.plusDays(1));
      }
      return left;
    }

    private List<CaseView.CheckInView> checkIns() {
      Map<String, HeldCheckIn> held = file.last(EntryKind.PLAN, ImprovementPlan.class).isEmpty() ? Map.of()
          : CheckIns.held(file).stream().collect(Collectors.toMap(HeldCheckIn::ref, h -> h));
      return sincePlan.entries().stream().filter(e -> !e.erased()).flatMap(e -> switch (e.kind()) {
        case CHECK_IN -> Stream.ofNullable(held.get("entry:" + e.number())).map(c -> held(e, c));
        case MISSED_CHECK_IN -> Stream.of(new CaseView.CheckInView(
            file.read(e, CheckIn.Missed.class).dueOn(), null, true, List.of(), null, null, null, null));
        default -> Stream.<CaseView.CheckInView>empty();
      }).toList();
    }

    private CaseView.CheckInView held(Entry entry, HeldCheckIn h) {
      CheckIn c = h.checkIn();
      return new CaseView.CheckInView(c.dueOn(), c.heldOn(), false, c.measurements(), c.helpGiven(), c.note(),
          file.answerTo(entry, CommentOnCheckIn.TOPIC).flatMap(this::answer).orElse(null), h.correctedBy());
    }

    /** A draft is no plan: the employee sees it once it has been put before them. */
    private boolean planDelivered() {
      return sincePlan.last(EntryKind.DELIVERY, AcknowledgePlan.TOPIC, Answer.Delivery.class).isPresent();
    }

    /** What HR decided reaches the employee with what follows from it; a termination with its proposal. */
    private boolean outcomeDelivered() {
      CaseFile sinceOutcome = sincePlan.sinceLast(EntryKind.DECISION, DecideOnOutcome.TOPIC);
      return sincePlan.last(EntryKind.DECISION, DecideOnOutcome.TOPIC, Decision.class)
          .filter(d -> !d.content().decision().equals(DecideOnOutcome.Choice.TERMINATION.name())
              || sinceOutcome.last(EntryKind.TERMINATION_PROPOSAL, ProposeTermination.Form.class).isPresent())
          .isPresent();
    }

    private List<CaseView.DecisionView> decisions() {
      return file.all(EntryKind.DECISION, Decision.class).stream()
          .filter(d -> readable.contains(d.entry()))
          .map(this::decision)
          .toList();
    }

    private CaseView.DecisionView decision(Recorded<Decision> d) {
      return new CaseView.DecisionView(d.entry().number(), d.entry().topic(), d.content().decision(),
          d.content().reason(), name(d.entry().actor()), on(d.entry()), d.content().details());
    }

    private CaseView.ProposalView proposal() {
      return file.last(EntryKind.TERMINATION_PROPOSAL, ProposeTermination.Form.class)
          .map(p -> new CaseView.ProposalView(p.content().grounds(), p.content().lastWorkingDay(),
              p.content().instances(), name(p.entry().actor()), on(p.entry())))
          .orElse(null);
    }

    private CaseView.ReplyView reply() {
      return sinceProposal().last(EntryKind.ANSWER, ReplyToProposal.TOPIC, ReplyToProposal.Form.class)
          .map(r -> new CaseView.ReplyView(r.content().reply(), r.content().companion(), on(r.entry())))
          .orElse(null);
    }

    private CaseView.AppealView appeal() {
      return sinceProposal().last(EntryKind.ANSWER, FileAppeal.TOPIC, FileAppeal.Form.class)
          .map(a -> new CaseView.AppealView(a.content().appeal(), a.content().grounds(), on(a.entry())))
          .orElse(null);
    }

    private CaseFile sinceProposal() {
      return file.sinceLast(EntryKind.TERMINATION_PROPOSAL);
    }

    private List<CaseView.RelapseView> relapses() {
      return file.all(EntryKind.RELAPSE, Relapse.class).stream()
          .map(r ->
              new CaseView.RelapseView(r.content().date(), r.content().goal(), r.content().observed(), on(r.entry())))
          .toList();
    }

    private List<CaseView.CorrectionView> corrections() {
      ToldCorrections told = ToldCorrections.of(file);
      return file.corrections().stream().filter(readable::contains).map(c -> correction(c, told)).toList();
    }

    private CaseView.CorrectionView correction(Entry entry, ToldCorrections told) {
      CorrectEntry.Correction c = file.read(entry, CorrectEntry.Correction.class);
      Entry corrected = file.entries().stream().filter(e -> e.number() == c.corrects()).findFirst().orElseThrow();
      boolean checkIn = corrected.kind() == EntryKind.CHECK_IN;
      String rule = checkIn ? EvaluateCheckIn.TOPIC : EvaluateCoaching.TOPIC;
      List<Recorded<JsonNode>> findings = file.all(EntryKind.FINDING, rule, JsonNode.class).stream()
          .filter(f -> readable.contains(f.entry())).toList();
      Optional<Entry> comment = told.comment(entry);
      return new CaseView.CorrectionView(entry.number(), c.corrects(), corrected.kind(), on(entry),
          name(entry.actor()), c.correction(), c.reason(), file.before(entry).facts(corrected), c.content(),
          checkIn ? PlanInForce.of(file.before(corrected)).goals() : List.of(),
          findings.stream().filter(f -> f.entry().number() < entry.number()).map(Recorded::content)
              .reduce((first, second) -> second).orElse(null),
          findings.stream().filter(f -> f.entry().number() > entry.number()).map(Recorded::content).findFirst()
              .orElse(null),
          told.noted(entry).flatMap(this::notedDecision).orElse(null),
          comment.flatMap(this::answer).orElse(null), unanswered(comment), told.toNote().contains(entry),
          told.toComment().contains(entry));
    }

    private Optional<CaseView.DecisionView> notedDecision(Entry noted) {
      return decisions().stream().filter(d -> d.number() == noted.number()).findFirst();
    }

    private List<CaseView.StatementView> statements() {
      return file.all(EntryKind.STATEMENT, Statement.class).stream()
          .filter(s -> readable.contains(s.entry()))
          .map(this::statement)
          .toList();
    }

    private CaseView.StatementView statement(Recorded<Statement> s) {
      Statement said = s.content();
      int number = s.entry().number();
      Optional<Recorded<Decision>> answer = Requests.answerTo(file, s);
      Optional<Recorded<Decision>> readableAnswer = answer.filter(a -> readable.contains(a.entry()));
      return new CaseView.StatementView(number, said.kind(), said.text(), said.managerMayRead(), on(s.entry()),
          IntStream.range(0, said.attachments().size())
              .mapToObj(i -> CaseView.AttachmentView.of(s.entry().caseId(), number, i + 1, said.attachments().get(i)))
              .toList(),
          readableAnswer.map(this::decision).orElse(null),
          said.kind().answeredBy().isPresent() && answer.isEmpty() && file.pipCase().open(),
          readableAnswer.filter(a -> said.kind() == StatementKind.AGREED_TERMS
                  && OfferTerms.Choice.OFFERED.name().equals(a.content().decision()))
              .flatMap(a -> Requests.answerTo(file, a.entry()))
              .map(this::termsAnswer)
              .orElse(null));
    }

    private String termsAnswer(Entry answer) {
      return answer.kind() == EntryKind.NO_ANSWER || answer.erased() ? EntryKind.NO_ANSWER.name()
          : file.read(answer, AcceptTerms.Answered.class).response().name();
    }

    private List<CaseView.TimelineView> timeline() {
      return file.entries().stream()
          .map(e -> new CaseView.TimelineView(e.number(), e.at(), name(e.actor()), e.kind().name(), e.topic()))
          .toList();
    }

    private Optional<AnswerView> answer(Entry entry) {
      if (entry.kind() != EntryKind.ANSWER || entry.erased()) {
        return Optional.empty();
      }
      Answer a = file.read(entry, Answer.class);
      return Optional.of(new AnswerView(a.response(), a.comment(), on(entry)));
    }

    private static boolean unanswered(Optional<Entry> answer) {
      return answer.filter(e -> e.kind() == EntryKind.NO_ANSWER).isPresent();
    }

    private <T> T last(EntryKind kind, String topic, Class<T> type) {
      return file.last(kind, topic, type).map(Recorded::content).orElse(null);
    }

    private LocalDate on(Entry entry) {
      return moments.day(entry.at());
    }

    private String name(Actor actor) {
      return name(actor.userId());
    }

    private String name(String actor) {
      return names.computeIfAbsent(actor,
          id -> employees.findByUserId(id).map(Employee::name).orElse(id.equals("system") ? "Due Process" : id));
    }
  }
}
