package io.dueprocess.coaching;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import io.dueprocess.coaching.CoachingEvaluation.Verdict;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/**
 * HR decides what follows from the coaching. A decision other than the evaluation suggests needs a reason. Refused: a
 * decision while a note that was just corrected is being evaluated.
 */
@Component
public class DecideOnCoaching {

  static final String TOPIC = "DecideOnCoaching";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  DecideOnCoaching(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @OptionalText String reason) {}

  /** What may follow from coaching. */
  public enum Choice {
    /** The performance is back: the case ends well, without a plan. */
    IMPROVED,
    /** The paper trail carries a plan. */
    DOCUMENTED,
    /** More coaching, for another coaching time. */
    CONTINUE,
    /** The request is declined after all. */
    DECLINE
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    Recorded<CoachingEvaluation> finding =
        file.last(EntryKind.FINDING, EvaluateCoaching.TOPIC, CoachingEvaluation.class).orElseThrow();
    Verdict verdict = finding.content().verdict();
    boolean outdated = file.corrections().stream().anyMatch(c -> c.number() > finding.entry().number());
    boolean withoutReason = Words.blank(form.reason());
    new Refused.Collector()
        .when(outdated, "A coaching note was just corrected, and what the coaching amounts to is being evaluated "
            + "again. Open the task again in a moment.")
        .refuse();
    new Refused.Collector()
        .when(withoutReason && form.decision() != suggested(verdict),
            "Reason: the evaluation says %s and you decide %s. Write down why.", verdict, form.decision())
        .refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }

  private static Choice suggested(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> Choice.IMPROVED;
      case DOCUMENTED -> Choice.DOCUMENTED;
      case INSUFFICIENT -> Choice.CONTINUE;
    };
  }
}
