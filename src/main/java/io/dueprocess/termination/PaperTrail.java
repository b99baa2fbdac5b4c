package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Basis;
import io.dueprocess.coaching.NotedSession;
import io.dueprocess.coaching.NotedSession.Delivery;
import io.dueprocess.employee.PersonnelFile;
import io.dueprocess.filereview.FileAssessment;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.period.HeldCheckIn;
import io.dueprocess.period.MissedCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.review.MetricReview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the record of a case holds that a termination could rest on, as plain facts of the earlier stages. What is
 * not in the record is empty here; {@link CheckPaperTrailRule} says whether that is a hole. Filled with
 * {@link #builder()}.
 *
 * @param fileEvidence what the personnel file held against the performance, whenever it was written
 * @param coaching sessions of documented coaching; none where HR did not ask for it
 * @param planApproval HR's approval of the plan that was in force
 * @param planDelivered when that plan was put before the employee
 * @param planAnswer what the employee did with it
 * @param planWitnessed how it was handed over before a witness
 * @param period the period in force, with every extension
 * @param review the latest metric review
 * @param decision HR's decision to go on to a termination: on the metric review, or on a relapse
 * @param relapse the relapse that led here; empty where the case came straight from the metric review
 */
public record PaperTrail(
    Optional<Fact> request,
    Optional<Assessment> assessment,
    Optional<Advice> advice,
    Optional<FileDecision> fileDecision,
    List<Evidence> fileEvidence,
    List<NotedSession> coaching,
    Optional<Signature> planApproval,
    Optional<Fact> planDelivered,
    Optional<PlanAnswer> planAnswer,
    Optional<Witnessed> planWitnessed,
    Optional<PeriodInForce> period,
    List<DeliveredCheckIn> checkIns,
    List<MissedCheckIn> missed,
    Optional<Review> review,
    Optional<Signature> decision,
    Optional<RelapseFact> relapse) {

  public PaperTrail {
    fileEvidence = List.copyOf(fileEvidence);
    coaching = List.copyOf(coaching);
    checkIns = List.copyOf(checkIns);
    missed = List.copyOf(missed);
  }

  /** Something that is on record since that day. */
  public record Fact(String ref, LocalDate on) {}

  /** The file review's finding. */
  public record Assessment(String ref, FileAssessment finding) {}

  /**
   * Counsel's advice on a legal risk.
   *
   * @param mayProceed false where counsel advised not to proceed
   */
  public record Advice(String ref, LocalDate on, boolean mayProceed) {}

  /** HR's decision on the file. */
  public record FileDecision(String ref, LocalDate on, Recommendation decision, String reason) {}

  /** Something that a person decided and gave a reason for; the reason may be empty. */
  public record Signature(String ref, LocalDate on, String by, String reason) {

    boolean byPerson() {
      return by != null && !by.isBlank() && !by.equals(Actor.SYSTEM.userId());
    }
  }

  /** One item of the personnel file that speaks of the performance. */
  public record Evidence(String ref, LocalDate on, Kind kind) {

    static final Comparator<Evidence> BY_DATE =
        Comparator.comparing(Evidence::on).thenComparing(Evidence::ref, Basis.BY_REF).thenComparing(Evidence::kind);

    /** What the item is. */
    public enum Kind {
      COACHING_NOTE("coaching note"),
      WARNING("warning"),
      APPRAISAL_BELOW_EXPECTATIONS("appraisal below expectations");

      private final String words;

      Kind(String words) {
        this.words = words;
      }

      String words() {
        return words;
      }
    }
  }

  /** What the employee did with the plan. */
  public record PlanAnswer(String ref, LocalDate on, Kind kind) {

    /** How the employee answered. */
    public enum Kind {
      ACKNOWLEDGED,
      REFUSED_TO_SIGN,
      /** The time to answer ran out. */
      UNANSWERED
    }
  }

  /**
   * The plan handed over before a witness.
   *
   * @param on the day of the handover
   * @param witness who saw it
   */
  public record Witnessed(String ref, LocalDate on, String witness) {}

  /** The improvement period with the entry that holds it. */
  public record PeriodInForce(String ref, Period period) {}

  /** A check-in that took place, and how its record reached the employee. */
  public record DeliveredCheckIn(HeldCheckIn held, Delivery delivery) {}

  /** The metric review's finding. */
  public record Review(String ref, MetricReview finding) {}

  /** A relapse that the manager reported in follow-up. */
  public record RelapseFact(String ref, LocalDate on, int goal) {}

  /** An empty trail, to be filled with what the record holds. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes the facts one by one; the later of two single facts counts, lists grow. */
  public static final class Builder {

    private Optional<Fact> request = Optional.empty();
    private Optional<Assessment> assessment = Optional.empty();
    private Optional<Advice> advice = Optional.empty();
    private Optional<FileDecision> fileDecision = Optional.empty();
    private final List<Evidence> fileEvidence = new ArrayList<>();
    private final List<NotedSession> coaching = new ArrayList<>();
    private Optional<Signature> planApproval = Optional.empty();
    private Optional<Fact> planDelivered = Optional.empty();
    private Optional<PlanAnswer> planAnswer = Optional.empty();
    private Optional<Witnessed> planWitnessed = Optional.empty();
    private Optional<PeriodInForce> period = Optional.empty();
    private final List<DeliveredCheckIn> checkIns = new ArrayList<>();
    private final List<MissedCheckIn> missed = new ArrayList<>();
    private Optional<Review> review = Optional.empty();
    private Optional<Signature> decision = Optional.empty();
    private Optional<RelapseFact> relapse = Optional.empty();

    private Builder() {}

    public Builder request(String ref, LocalDate on) {
      request = Optional.of(new Fact(ref, on));
      return this;
    }

    public Builder assessment(String ref, FileAssessment finding) {
      assessment = Optional.of(new Assessment(ref, finding));
      return this;
    }

    /** Counsel's advice; {@code mayProceed} is false where counsel advised not to proceed. */
    public Builder advice(String ref, LocalDate on, boolean mayProceed) {
      advice = Optional.of(new Advice(ref, on, mayProceed));
      return this;
    }

    public Builder fileDecision(String ref, LocalDate on, Recommendation decision, String reason) {
      fileDecision = Optional.of(new FileDecision(ref, on, decision, reason));
      return this;
    }

    /** Takes the coaching notes, the warnings and the appraisals below expectations of the personnel file. */
    public Builder fileEvidence(PersonnelFile file) {
      file.coachingNotes().forEach(n -> fileEvidence(n.ref(), n.date(), Evidence.Kind.COACHING_NOTE));
      file.warnings().forEach(n -> fileEvidence(n.ref(), n.date(), Evidence.Kind.WARNING));
      file.appraisals().stream()
          .filter(a -> !a.meetsExpectations())
          .forEach(a -> fileEvidence(a.ref(), a.to(), Evidence.Kind.APPRAISAL_BELOW_EXPECTATIONS));
      return this;
    }

    public Builder fileEvidence(String ref, LocalDate on, Evidence.Kind kind) {
      fileEvidence.add(new Evidence(ref, on, kind));
      return this;
    }

    public Builder coaching(NotedSession session) {
      coaching.add(session);
      return this;
    }

    public Builder planApproval(String ref, LocalDate on, String by) {
      planApproval = Optional.of(new Signature(ref, on, by, ""));
      return this;
    }

    public Builder planDelivered(String ref, LocalDate on) {
      planDelivered = Optional.of(new Fact(ref, on));
      return this;
    }

    public Builder planAnswer(String ref, LocalDate on, PlanAnswer.Kind kind) {
      planAnswer = Optional.of(new PlanAnswer(ref, on, kind));
      return this;
    }

    /** The handover before a witness; {@code on} is the day of the handover, not of its entry. */
    public Builder planWitnessed(String ref, LocalDate on, String witness) {
      planWitnessed = Optional.of(new Witnessed(ref, on, witness));
      return this;
    }

    public Builder period(String ref, Period inForce) {
      period = Optional.of(new PeriodInForce(ref, inForce));
      return this;
    }

    public Builder checkIn(HeldCheckIn held, Delivery delivery) {
      checkIns.add(new DeliveredCheckIn(held, delivery));
      return this;
    }

    public Builder missed(MissedCheckIn checkIn) {
      missed.add(checkIn);
      return this;
    }

    public Builder review(String ref, MetricReview finding) {
      review = Optional.of(new Review(ref, finding));
      return this;
    }

    /** HR's TERMINATION on the metric review, or HR's DECIDE on a relapse. */
    public Builder decision(String ref, LocalDate on, String by, String reason) {
      decision = Optional.of(new Signature(ref, on, by, reason));
      return this;
    }

    public Builder relapse(String ref, LocalDate on, int goal) {
      relapse = Optional.of(new RelapseFact(ref, on, goal));
      return this;
    }

    public PaperTrail build() {
      return new PaperTrail(
          request, assessment, advice, fileDecision, fileEvidence, coaching, planApproval, planDelivered, planAnswer,
          planWitnessed, period, checkIns, missed, review, decision, relapse);
    }
  }
}
