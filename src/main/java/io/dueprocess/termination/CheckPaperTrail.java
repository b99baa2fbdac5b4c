package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Advice;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.coaching.EvaluateCoaching;
import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.employee.Employees;
import io.dueprocess.filereview.AssessFile;
import io.dueprocess.filereview.DecideOnFile;
import io.dueprocess.filereview.FileAssessment;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.filereview.ReviewLegalRisk;
import io.dueprocess.period.CheckIn;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.CommentOnCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.period.Relapse;
import io.dueprocess.plan.AcknowledgePlan;
import io.dueprocess.plan.ApprovePlan;
import io.dueprocess.plan.WitnessDelivery;
import io.dueprocess.request.ImprovementRequest;
import io.dueprocess.review.DecideOnOutcome;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.ReviewMetrics;
import io.dueprocess.termination.PaperTrail.PlanAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts on record what is missing on the paper trail; with a hole in it the case goes back, not on. */
@Component
public class CheckPaperTrail {

  /** Topic of the finding. */
  public static final String TOPIC = "CheckPaperTrail";

  /** HR's choice on the metric review, and the one on a relapse, that lead here. */
  private static final Set<String> LEADS_HERE = Set.of(DecideOnOutcome.Choice.TERMINATION.name(), "DECIDE");

  private final CaseFiles caseFiles;
  private final Employees employees;
  private final EvaluateCoaching evaluateCoaching;
  private final Moments moments;

  CheckPaperTrail(CaseFiles caseFiles, Employees employees, EvaluateCoaching evaluateCoaching, Moments moments) {
    this.caseFiles = caseFiles;
    this.employees = employees;
    this.evaluateCoaching = evaluateCoaching;
    this.moments = moments;
  }

  /** Whether nothing is missing. */
  boolean complete(CaseId id) {
    CaseFile file = caseFiles.read(id);
    PaperTrailCheck check = CheckPaperTrailRule.check(trail(file), moments.today(), file.policy());
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, check);
    return check.complete();
  }

  private PaperTrail trail(CaseFile file) {
    PaperTrail.Builder trail = PaperTrail.builder();
    file.last(EntryKind.REQUEST, ImprovementRequest.class).ifPresent(r -> trail.request(r.ref(), on(r)));
    file.last(EntryKind.FINDING, AssessFile.TOPIC, FileAssessment.class)
        .ifPresent(a -> trail.assessment(a.ref(), a.content()));
    file.last(EntryKind.COUNSEL_ADVICE, ReviewLegalRisk.Form.class)
        .ifPresent(a -> trail.advice(a.ref(), on(a), a.content().advice() != Advice.DO_NOT_PROCEED));
    file.last(EntryKind.DECISION, DecideOnFile.TOPIC, Decision.class).ifPresent(d -> trail.fileDecision(
        d.ref(), on(d), Recommendation.valueOf(d.content().decision()), d.content().reason()));
    trail.fileEvidence(employees.file(file.pipCase().employeeId()));
    evaluateCoaching.sessions(file).forEach(trail::coaching);
    plan(file.sinceLast(EntryKind.PLAN), trail);
    ledHere(file).stream()
        .reduce((first, second) -> second)
        .ifPresent(d -> trail.decision(d.ref(), on(d), d.entry().actor().userId(), d.content().reason()));
    return trail.build();
  }

  /** Every decision of HR to go on to a termination, on the metric review or on a relapse. */
  static List<Recorded<Decision>> ledHere(CaseFile file) {
    return file.all(EntryKind.DECISION, Decision.class).stream()
        .filter(d -> LEADS_HERE.contains(d.content().decision()))
        .toList();
  }

  /** What the plan in force left in the record. */
  private void plan(CaseFile plan, PaperTrail.Builder trail) {
    plan.last(EntryKind.DECISION, ApprovePlan.TOPIC, Decision.class)
        .filter(d -> d.content().decision().equals(ApprovePlan.Choice.APPROVED.name()))
        .ifPresent(d -> trail.planApproval(d.ref(), on(d), d.entry().actor().userId()));
    plan.last(EntryKind.DELIVERY, AcknowledgePlan.TOPIC, Answer.Delivery.class)
        .ifPresent(d -> trail.planDelivered(d.ref(), on(d)));
    plan.last(EntryKind.ANSWER, AcknowledgePlan.TOPIC, Answer.class)
        .ifPresent(a -> trail.planAnswer(a.ref(), on(a), PlanAnswer.Kind.valueOf(a.content().response())));
    plan.last(EntryKind.NO_ANSWER, AcknowledgePlan.TOPIC, Answer.Missing.class)
        .ifPresent(a -> trail.planAnswer(a.ref(), on(a), PlanAnswer.Kind.UNANSWERED));
    plan.last(EntryKind.WITNESSED_DELIVERY, WitnessDelivery.Form.class)
        .ifPresent(w -> trail.planWitnessed(w.ref(), w.content().deliveredOn(), w.content().witness()));
    plan.last(EntryKind.PERIOD, Period.class).ifPresent(p -> trail.period(p.ref(), p.content()));
    Map<String, Delivery> deliveries = plan.all(EntryKind.CHECK_IN, CheckIn.class).stream()
        .collect(Collectors.toMap(Recorded::ref, c -> delivery(plan, c)));
    CheckIns.held(plan).forEach(held -> trail.checkIn(held, deliveries.get(held.ref())));
    CheckIns.missed(plan).forEach(trail::missed);
    plan.last(EntryKind.FINDING, ReviewMetrics.TOPIC, MetricReview.class)
        .ifPresent(r -> trail.review(r.ref(), r.content()));
    plan.last(EntryKind.RELAPSE, Relapse.class)
        .ifPresent(r -> trail.relapse(r.ref(), r.content().date(), r.content().goal()));
  }

  private static Delivery delivery(CaseFile plan, Recorded<?> checkIn) {
    return plan.answerTo(checkIn.entry(), CommentOnCheckIn.TOPIC)
        .map(Entry::kind)
        .map(kind -> kind == EntryKind.ANSWER ? Delivery.ANSWERED : Delivery.COUNTED_AS_DELIVERED)
        .orElse(Delivery.OPEN);
  }

  private LocalDate on(Recorded<?> recorded) {
    return moments.day(recorded.entry().at());
  }
}
