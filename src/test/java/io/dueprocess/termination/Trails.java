package io.dueprocess.termination;

import static io.dueprocess.casefile.PolicyFixtures.policy;

import io.dueprocess.casefile.Basis;
import io.dueprocess.coaching.CoachingSession;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.coaching.NotedSession;
import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.filereview.FileAssessment;
import io.dueprocess.filereview.FileAssessment.History;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.filereview.FileAssessment.Risk;
import io.dueprocess.period.CheckIn;
import io.dueprocess.period.CheckIn.Measurement;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.MetricReview.GoalResult;
import io.dueprocess.review.MetricReview.Result;
import io.dueprocess.termination.PaperTrail.Evidence;
import io.dueprocess.termination.PaperTrail.PlanAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/** A paper trail without a hole; a test changes one thing of it. */
final class Trails {

  static final LocalDate REQUESTED = LocalDate.of(2026, 1, 5);
  static final LocalDate START = LocalDate.of(2026, 3, 2);
  static final LocalDate END = LocalDate.of(2026, 4, 30);
  static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private Trails() {}

  /** What a trail may lack. */
  enum Part {
    REQUEST(b -> b.request("entry:1", REQUESTED)),
    ASSESSMENT(b -> b.assessment("entry:3", assessment(Recommendation.DOCUMENT_FIRST))),
    FILE_DECISION(
        b -> b.fileDecision("entry:4", REQUESTED.plusDays(3), Recommendation.DOCUMENT_FIRST, "")),
    FILE_EVIDENCE(b -> b.fileEvidence(
        "appraisal:1", LocalDate.of(2025, 12, 31), Evidence.Kind.APPRAISAL_BELOW_EXPECTATIONS)),
    COACHING(b -> b
        .coaching(session(5, LocalDate.of(2026, 1, 12), 0, Delivery.ANSWERED))
        .coaching(session(6, LocalDate.of(2026, 1, 26), 2, Delivery.COUNTED_AS_DELIVERED))),
    PLAN_APPROVAL(b -> b.planApproval("entry:10", START.minusDays(5), "hanna")),
    PLAN_ANSWER(b -> b.planDelivered("entry:11", START.minusDays(5))
        .planAnswer("entry:12", START.minusDays(3), PlanAnswer.Kind.ACKNOWLEDGED)),
    PERIOD(b -> b.period("entry:13", new Period(START, END, 0, 0))),
    CHECK_INS(b -> b
        .checkIn(CheckIns.held(14, LocalDate.of(2026, 3, 16), "21"), Delivery.ANSWERED)
        .checkIn(CheckIns.held(15, LocalDate.of(2026, 3, 30), "22"), Delivery.COUNTED_AS_DELIVERED)
        .missed(CheckIns.missed(16, LocalDate.of(2026, 4, 13)))
        .checkIn(CheckIns.held(17, LocalDate.of(2026, 4, 30), "23"), Delivery.ANSWERED)),
    REVIEW(b -> b.review("entry:18", review(Result.NOT_MET))),
    DECISION(b -> b.decision("entry:19", END.plusDays(2), "hanna", "The goal was missed by far"));

    private final UnaryOperator<PaperTrail.Builder> fill;

    Part(UnaryOperator<PaperTrail.Builder> fill) {
      this.fill = fill;
    }
  }

  /** By documented coaching, to a plan whose goal was not met. */
  static PaperTrail.Builder complete() {
    return without();
  }

  static PaperTrail.Builder without(Part... parts) {
    PaperTrail.Builder builder = PaperTrail.builder();
    for (Part part : Part.values()) {
      if (!List.of(parts).contains(part)) {
        builder = part.fill.apply(builder);
      }
    }
    return builder;
  }

  static FileAssessment assessment(Recommendation recommendation, Risk... risks) {
    return new FileAssessment(History.SUDDEN_DECLINE, List.of(risks), recommendation, basis("AssessFile"));
  }

  static MetricReview review(Result result) {
    return new MetricReview(
        result, List.of(new GoalResult(1, result, new BigDecimal("23"), 3, 4, "Goal 1")), basis("ReviewMetrics"));
  }

  static NotedSession session(int number, LocalDate date, int late, Delivery delivery) {
    return new NotedSession("entry:" + number, new CoachingSession(
        date, "Orders late", "Orders in time", "A checklist", "Use it", Performance.UNCHANGED), date.plusDays(late),
        delivery);
  }

  static HeldCheckIn checkIn(int number, LocalDate on, String help, Integer value) {
    List<Measurement> measurements =
        value == null ? List.of() : List.of(new Measurement(1, BigDecimal.valueOf(value), ""));
    return new HeldCheckIn("entry:" + number, new CheckIn(on, on, measurements, help, ""));
  }

  static PaperTrailCheck check(PaperTrail.Builder trail) {
    return CheckPaperTrailRule.check(trail.build(), TODAY, policy());
  }

  private static Basis basis(String rule) {
    Basis.Builder basis = Basis.of(rule, "1");
    basis.input("request", "Requested");
    return basis.build();
  }
}
