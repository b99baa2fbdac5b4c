package io.dueprocess.termination;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.coaching.NotedSession;
import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.MetricReview.GoalResult;
import io.dueprocess.review.MetricReview.Result;
import io.dueprocess.termination.PaperTrail.Assessment;
import io.dueprocess.termination.PaperTrail.DeliveredCheckIn;
import io.dueprocess.termination.PaperTrail.Evidence;
import io.dueprocess.termination.PaperTrail.FileDecision;
import io.dueprocess.termination.PaperTrail.PeriodInForce;
import io.dueprocess.termination.PaperTrail.PlanAnswer;
import io.dueprocess.termination.PaperTrail.RelapseFact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists what is missing before a termination may be proposed. With a hole in the trail the case goes back, not on.
 *
 * <p>Sources: handbook section 3, stage 7.
 *
 * <ul>
 *   <li>Evidence from before the plan: Santos v. NASA, 990 F.3d 1355 (Fed. Cir. 2021).
 *   <li>A reasonable opportunity, and help during it: 5 CFR 432.104. A check-in whose help is "none" gave none.
 *   <li>Instances of the last year only: 5 CFR 432.105(a)(3); the policy has the months.
 *   <li>A relapse within a year from the beginning of the opportunity needs no second plan: 5 CFR 432.105(a)(2); the
 *       policy has the days, and 0 where it allows none.
 *   <li>A person decides and gives the reason, counsel answers a legal risk, every note and plan demonstrably reached
 *       the employee: handbook sections 3 and 5, and fair procedure (Acas code of practice 1).
 * </ul>
 */
final class CheckPaperTrailRule {

  static final String VERSION = "2";

  private final PaperTrail trail;
  private final LocalDate today;
  private final Policy policy;
  private final Optional<RelapseFact> relapse;
  private final List<NotedSession> coaching;
  private final List<Evidence> fileEvidence;
  private final List<DeliveredCheckIn> checkIns;
  private final Basis.Builder basis = Basis.of("CheckPaperTrail", VERSION);
  private final List<String> missing = new ArrayList<>();

  private CheckPaperTrailRule(PaperTrail trail, LocalDate today, Policy policy) {
    this.trail = trail;
    this.today = today;
    this.policy = policy;
    // A relapse from before the period led to the plan that was in force, not to this termination.
    this.relapse = trail.relapse()
        .filter(r -> trail.period().map(p -> !r.on().isBefore(p.period().startsOn())).orElse(true));
    this.coaching = trail.coaching().stream().sorted(NotedSession.BY_DATE).toList();
    this.fileEvidence = trail.fileEvidence().stream().sorted(Evidence.BY_DATE).toList();
    this.checkIns = trail.checkIns().stream()
        .sorted(Comparator.comparing(DeliveredCheckIn::held, HeldCheckIn.BY_DATE))
        .toList();
  }

  static PaperTrailCheck check(PaperTrail trail, LocalDate today, Policy policy) {
    return new CheckPaperTrailRule(trail, today, policy).check();
  }

  private PaperTrailCheck check() {
    inputs();
    fileReview();
    evidenceBeforePlan();
    plan();
    period();
    checkIns();
    if (relapse.isEmpty()) {
      review();
    } else {
      relapse(relapse.get());
    }
    decision();
    if (missing.isEmpty()) {
      basis.reason("COMPLETE", relapse.isEmpty()
          ? "The record carries a proposal: evidence before the plan, the plan and its period, and HR's reason."
          : "The record carries a proposal: the plan and its period, the relapse after it, and HR's reason.",
          trail.decision().map(d -> List.of(d.ref())).orElse(List.of()));
    }
    return new PaperTrailCheck(missing, basis.build());
  }

  private void inputs() {
    basis.input("today", today.toString());
    basis.policy("lookBackMonths", policy.lookBackMonths());
    basis.policy("noteLateDays", policy.noteLateDays());
    basis.policy("periodMinDays", policy.periodMinDays());
    basis.policy("evidenceMonths", policy.evidenceMonths());
    basis.policy("relapseDecisionDays", policy.relapseDecisionDays());
    trail.request().ifPresent(r -> basis.input(r.ref(), "Request of %s.".formatted(r.on())));
    trail.assessment().ifPresent(a -> basis.input(a.ref(), "File assessment: %s, %s, %s.".formatted(
        words(a.finding().history()), Words.count(a.finding().risks().size(), "risk"),
        words(a.finding().recommendation()))));
    trail.advice().ifPresent(a -> basis.input(a.ref(),
        "Counsel's advice of %s: %s.".formatted(a.on(), a.mayProceed() ? "may proceed" : "do not proceed")));
    trail.fileDecision().ifPresent(d -> basis.input(d.ref(),
        "HR's decision on the file of %s: %s, %s.".formatted(d.on(), words(d.decision()), reasonWord(d.reason()))));
    fileEvidence.forEach(e -> basis.input(e.ref(), "Personnel file, %s: %s.".formatted(e.on(), e.kind().words())));
    coaching.forEach(s -> basis.input(s.ref(), "Coaching session of %s, written on %s, note %s."
        .formatted(s.session().date(), s.writtenOn(), words(s.delivery()))));
    trail.planApproval().ifPresent(a -> basis.input(a.ref(), "Plan approved on %s.".formatted(a.on())));
    trail.planDelivered().ifPresent(d -> basis.input(d.ref(), "Plan put before the employee on %s.".formatted(d.on())));
    trail.planAnswer().ifPresent(a -> basis.input(a.ref(),
        "Plan %s on %s.".formatted(words(a.kind()), a.on())));
    trail.planWitnessed().ifPresent(w -> basis.input(w.ref(), "Plan handed over on %s, %s."
        .formatted(w.on(), Words.blank(w.witness()) ? "without a witness" : "before a witness")));
    trail.period().ifPresent(p -> basis.input(p.ref(),
        "Period from %s to %s.".formatted(p.period().startsOn(), p.period().endsOn())));
    checkIns.forEach(c -> basis.input(c.held().ref(), "%s Help given: %s. Record %s.".formatted(
        c.held().inWords(), Words.sayNothing(c.held().checkIn().helpGiven()) ? "none" : "yes", words(c.delivery()))));
    trail.missed().stream().sorted(MissedCheckIn.BY_DATE).forEach(m -> basis.input(m.ref(),
        "Check-in due on %s: missed by the manager.".formatted(m.dueOn())));
    trail.review().ifPresent(r -> basis.input(r.ref(), "Metric review: %s.".formatted(words(r.finding().overall()))));
    trail.decision().ifPresent(d -> basis.input(d.ref(),
        "HR's decision of %s, %s.".formatted(d.on(), reasonWord(d.reason()))));
    relapse.ifPresent(r -> basis.input(r.ref(), "Relapse of %s, goal %d.".formatted(r.on(), r.goal())));
  }

  private void fileReview() {
    if (trail.request().isEmpty()) {
      missing("NO_REQUEST", "The manager's request is not in the record.");
    }
    if (trail.assessment().isEmpty()) {
      missing("NO_ASSESSMENT", "The file was not assessed.");
    }
    trail.assessment().filter(a -> !a.finding().risks().isEmpty() && trail.advice().isEmpty())
        .ifPresent(a -> missing("NO_ADVICE", "The file review found a legal risk that counsel has not answered.",
            a.ref()));
    if (trail.fileDecision().isEmpty()) {
      missing("NO_FILE_DECISION", "HR's decision on the file is not in the record.");
    }
    trail.fileDecision().filter(d -> Words.blank(d.reason())).ifPresent(this::reasonOfFileDecision);
  }

  /** HR has to say why only where it leaves the recommendation or counsel's advice. */
  private void reasonOfFileDecision(FileDecision decision) {
    Optional<Assessment> other =
        trail.assessment().filter(a -> a.finding().recommendation() != decision.decision());
    other.ifPresent(a -> missing("FILE_DECISION_WITHOUT_REASON",
        "HR's decision on the file is not the one recommended and gives no reason.", decision.ref(), a.ref()));
    if (decision.decision() != Recommendation.DECLINE) {
      trail.advice().filter(a -> !a.mayProceed()).ifPresent(a -> missing("AGAINST_ADVICE_WITHOUT_REASON",
          "HR's decision on the file goes against counsel's advice and gives no reason.", decision.ref(), a.ref()));
    }
  }

  private void evidenceBeforePlan() {
    trail.fileDecision()
        .filter(d -> d.decision() == Recommendation.DOCUMENT_FIRST && coaching.isEmpty())
        .ifPresent(d -> missing("NO_COACHING_SESSION",
            "HR asked for documented coaching, and no session is in the record.", d.ref()));
    coaching.stream().filter(s -> s.delivery() == Delivery.OPEN).forEach(s -> missing("COACHING_NOTE_OPEN",
        "The coaching note of %s was neither answered nor counted as delivered.".formatted(s.session().date()),
        s.ref()));

    Optional<LocalDate> plan = trail.planApproval().map(PaperTrail.Signature::on)
        .or(() -> trail.planDelivered().map(PaperTrail.Fact::on))
        .or(() -> trail.period().map(p -> p.period().startsOn()));
    Optional<LocalDate> from = trail.request().map(PaperTrail.Fact::on).or(() -> plan)
        .map(day -> day.minusMonths(policy.lookBackMonths()));
    boolean found = Stream.concat(
            fileEvidence.stream().map(Evidence::on),
            coaching.stream().filter(this::counts).map(s -> s.session().date()))
        .anyMatch(day -> plan.map(day::isBefore).orElse(true) && from.map(f -> !day.isBefore(f)).orElse(true));
    if (!found) {
      missing("NO_EVIDENCE_BEFORE_PLAN",
          "Nothing from before the plan shows the underperformance: no delivered coaching session written down in time "
              + "and no coaching note, warning or appraisal below expectations of the look-back time.",
          "policy:lookBackMonths", "policy:noteLateDays");
    }
  }

  private boolean counts(NotedSession session) {
    long late = ChronoUnit.DAYS.between(session.session().date(), session.writtenOn());
    return session.delivery() != Delivery.OPEN && late >= 0 && late <= policy.noteLateDays();
  }

  private void plan() {
    if (trail.planApproval().filter(PaperTrail.Signature::byPerson).isEmpty()) {
      missing("PLAN_NOT_APPROVED", "HR's approval of the plan is not in the record.");
    }
    boolean witnessed = trail.planWitnessed().filter(w -> !Words.blank(w.witness())).isPresent();
    if (trail.planAnswer().isEmpty()) {
      if (!witnessed) {
        missing("PLAN_NOT_DELIVERED",
            "Nothing shows that the plan reached the employee: no answer, no refusal, no witnessed delivery.");
      }
      return;
    }
    PlanAnswer answer = trail.planAnswer().get();
    if (answer.kind() == PlanAnswer.Kind.REFUSED_TO_SIGN && !witnessed) {
      missing("REFUSAL_NOT_WITNESSED",
          "The employee refused to sign the plan, and no witness of its delivery is named.", answer.ref());
    }
    if (answer.kind() == PlanAnswer.Kind.UNANSWERED && !witnessed) {
      missing("SILENCE_NOT_WITNESSED",
          "The employee did not answer the plan, and no witness of its delivery is named.", answer.ref());
    }
  }

  private void period() {
    if (trail.period().isEmpty()) {
      missing("NO_PERIOD", "No improvement period is in the record.");
      return;
    }
    PeriodInForce inForce = trail.period().get();
    Period period = inForce.period();
    if (!today.isAfter(period.endsOn())) {
      missing("PERIOD_NOT_OVER", "The improvement period lasts until %s.".formatted(period.endsOn()), inForce.ref());
    }
    toldOn().filter(told -> told.isAfter(period.startsOn())).ifPresent(told -> {
      long left = Math.max(0, ChronoUnit.DAYS.between(told, period.endsOn()) + 1);
      if (left < policy.periodMinDays()) {
        missing("CHANCE_TOO_SHORT",
            "The plan reached the employee on %s, which left %s of the period; the policy asks for at least %d."
                .formatted(told, Words.count(left, "day"), policy.periodMinDays()),
            inForce.ref(), "policy:periodMinDays");
      }
    });
  }

  /** The day from which the employee demonstrably knew the plan. */
  private Optional<LocalDate> toldOn() {
    Optional<LocalDate> witnessed = trail.planWitnessed().map(PaperTrail.Witnessed::on);
    Optional<LocalDate> answered = trail.planAnswer()
        .filter(a -> a.kind() != PlanAnswer.Kind.UNANSWERED)
        .map(a -> trail.planDelivered().map(PaperTrail.Fact::on).orElse(a.on()));
    return Stream.of(witnessed, answered).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private void checkIns() {
    if (checkIns.stream().allMatch(c -> c.held().checkIn().measurements().isEmpty())) {
      missing("NO_MEASUREMENT", "No check-in of the period has a measurement.",
          checkIns.stream().map(c -> c.held().ref()).toList());
    }
    if (checkIns.stream().allMatch(c -> Words.sayNothing(c.held().checkIn().helpGiven()))) {
      missing("NO_HELP_GIVEN", "No check-in of the period says what help was really given.",
          checkIns.stream().map(c -> c.held().ref()).toList());
    }
    checkIns.stream().filter(c -> c.delivery() == Delivery.OPEN).forEach(c -> missing("CHECK_IN_NOT_DELIVERED",
        "The check-in of %s was neither commented on nor counted as delivered."
            .formatted(c.held().checkIn().heldOn()), c.held().ref()));
  }

  private void review() {
    if (trail.review().isEmpty()) {
      missing("NO_REVIEW", "The metrics were not reviewed.");
      return;
    }
    PaperTrail.Review review = trail.review().get();
    switch (review.finding().overall()) {
      case MET -> missing("GOALS_MET", "The metric review says that the goals are met.", review.ref());
      case INCONCLUSIVE -> missing("REVIEW_INCONCLUSIVE",
          "The metric review is inconclusive: the gap is the employer's; extend the period and measure.",
          review.ref());
      case PARTLY_MET, NOT_MET -> recentInstance(review);
    }
  }

  private void recentInstance(PaperTrail.Review review) {
    Set<Integer> failed = failed(review.finding());
    boolean recent = checkIns.stream()
        .filter(c -> recent(c.held().checkIn().heldOn()))
        .anyMatch(c -> c.held().checkIn().measurements().stream().anyMatch(m -> failed.contains(m.goal())));
    if (!recent) {
      missing("NO_RECENT_INSTANCE",
          "No goal that was not met has a measurement from the last %s."
              .formatted(Words.count(policy.evidenceMonths(), "month")), review.ref(), "policy:evidenceMonths");
    }
  }

  private static Set<Integer> failed(MetricReview finding) {
    return finding.goals().stream()
        .filter(g -> g.result() == Result.NOT_MET || g.result() == Result.PARTLY_MET)
        .map(GoalResult::goal)
        .collect(Collectors.toSet());
  }

  private void relapse(RelapseFact relapse) {
    if (trail.review().isEmpty()) {
      missing("NO_REVIEW", "The metrics were not reviewed.");
    }
    if (policy.relapseDecisionDays() == 0) {
      missing("RELAPSE_NEEDS_NEW_PLAN", "The policy allows no decision on a relapse without a second plan.",
          relapse.ref(), "policy:relapseDecisionDays");
    } else {
      trail.period().ifPresent(p -> {
        LocalDate until = p.period().startsOn().plusDays(policy.relapseDecisionDays());
        if (relapse.on().isAfter(until)) {
          missing("RELAPSE_TOO_LATE",
              "The relapse of %s is more than %s after the beginning of the period; it needs a second plan.".formatted(
                  relapse.on(), Words.count(policy.relapseDecisionDays(), "day")),
              relapse.ref(), p.ref(), "policy:relapseDecisionDays");
        }
      });
    }
    if (!recent(relapse.on())) {
      missing("NO_RECENT_INSTANCE", "The relapse of %s is not from the last %s.".formatted(
              relapse.on(), Words.count(policy.evidenceMonths(), "month")),
          relapse.ref(), "policy:evidenceMonths");
    }
  }

  private boolean recent(LocalDate day) {
    return !day.isBefore(today.minusMonths(policy.evidenceMonths())) && !day.isAfter(today);
  }

  private void decision() {
    if (trail.decision().filter(PaperTrail.Signature::byPerson).isEmpty()) {
      missing("NO_DECISION", "No person of HR has decided to go on to a termination.");
      return;
    }
    PaperTrail.Signature decision = trail.decision().get();
    if (Words.blank(decision.reason())) {
      missing("DECISION_WITHOUT_REASON", "HR's decision to go on to a termination gives no reason.", decision.ref());
    }
    trail.period().filter(p -> decision.on().isBefore(p.period().endsOn())).ifPresent(p -> missing("DECISION_TOO_EARLY",
        "HR's decision to go on to a termination was taken before the period ended, on %s.".formatted(decision.on()),
        decision.ref(), p.ref()));
  }

  private void missing(String code, String sentence, String... refs) {
    missing(code, sentence, List.of(refs));
  }

  private void missing(String code, String sentence, List<String> refs) {
    missing.add(sentence);
    basis.reason(code, sentence, refs);
  }

  private static String reasonWord(String reason) {
    return Words.blank(reason) ? "without a reason" : "with a reason";
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
