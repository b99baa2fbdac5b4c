package io.dueprocess.review;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.casefile.Words;
import io.dueprocess.event.CaseEvent;
import io.dueprocess.event.Concerns;
import io.dueprocess.event.EventKind;
import io.dueprocess.period.DecideOnEarlySuccess;
import io.dueprocess.period.OpenPeriod;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.review.MetricReview.Result;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HR decides, with the metric review before them, and gives the reason. Refused: a termination where the review
 * does not say that goals were missed, or where a new manager has recorded no check-in under the plan; and an extension
 * beyond the policy.
 */
@Component
public class DecideOnOutcome {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnOutcome";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  DecideOnOutcome(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in: days for an extension only, a role for another role only. */
  public record Form(
      @NotNull(message = "choose a decision.") Choice decision,
      Integer extensionDays,
      @OptionalText(max = 200) String role,
      @RequiredText String reason) {}

  /** What may follow from the review. */
  public enum Choice {
    SUCCESS,
    EXTENSION,
    ANOTHER_ROLE,
    TERMINATION
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    Result overall = file.last(EntryKind.FINDING, ReviewMetrics.TOPIC, MetricReview.class).orElseThrow().content()
        .overall();
    var refused = new Refused.Collector()
        .when(form.decision() == Choice.TERMINATION && overall == Result.MET,
            "Decision: the goals were met, so termination can't be proposed. Choose success.")
        .when(form.decision() == Choice.TERMINATION && overall == Result.INCONCLUSIVE,
            "Decision: the manager did not measure enough to say that goals were missed, so termination can't be "
                + "proposed. Extend the period, or choose another outcome.")
        .when(form.decision() != Choice.SUCCESS && DecideOnEarlySuccess.ended(file),
            "Decision: the period was ended early since every goal was met. Choose success.")
        .when(form.decision() == Choice.TERMINATION && !newManagerHasCheckedIn(file),
            "Decision: the manager has changed, and the new one has recorded no check-in since, so termination can't "
                + "be proposed. Extend the period, or choose another outcome.")
        .when(form.decision() == Choice.ANOTHER_ROLE && Words.blank(form.role()),
            "Role: name the role that is offered.")
        .when(form.decision() != Choice.ANOTHER_ROLE && !Words.blank(form.role()),
            "Role: belongs to the decision for another role. Empty it, or change the decision.")
        .when(form.decision() != Choice.EXTENSION && form.extensionDays() != null,
            "Extension days: belong to an extension. Empty the field, or change the decision.");
    Concerns.refuse(file, form.decision() == Choice.TERMINATION, refused);
    if (form.decision() == Choice.EXTENSION) {
      refuseExtension(refused, form.extensionDays(), PeriodDates.period(file), file.policy());
    }
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC,
        new Decision(form.decision().name(), form.reason(), details(form)));
    return form.decision();
  }

  /** Whoever has taken the employee over has seen them at work under this plan. */
  private static boolean newManagerHasCheckedIn(CaseFile file) {
    CaseFile sincePlan = file.sinceLast(EntryKind.PLAN);
    return sincePlan.last(EntryKind.EVENT, EventKind.MANAGER_CHANGE.name(), CaseEvent.class)
        .map(change -> sincePlan.hasAfter(change.entry(), EntryKind.CHECK_IN))
        .orElse(true);
  }

  private static void refuseExtension(Refused.Collector refused, Integer days, Period period, Policy policy) {
    int left = policy.maxExtensionDays() - period.extendedByDays();
    boolean open = period.extensions() < policy.maxExtensions() && left > 0;
    refused
        .when(period.extensions() >= policy.maxExtensions(),
            "Decision: the period was extended %d times, as often as the policy allows. Choose another outcome.",
            period.extensions())
        .when(period.extensions() < policy.maxExtensions() && left <= 0,
            "Decision: the period was extended by %s, as long as the policy allows. Choose another outcome.",
            Words.count(period.extendedByDays(), "day"))
        .when(open && days == null,
            "Extension days: enter by how many days the period is extended.")
        .when(open && days != null && (days < 1 || days > left),
            "Extension days: the policy allows 1 to %d more days. Enter a number in that range.", left);
  }

  private static Map<String, String> details(Form form) {
    return switch (form.decision()) {
      case EXTENSION -> Map.of(OpenPeriod.EXTENSION_DAYS, String.valueOf(form.extensionDays()));
      case ANOTHER_ROLE -> Map.of("role", form.role());
      case SUCCESS, TERMINATION -> Map.of();
    };
  }
}
