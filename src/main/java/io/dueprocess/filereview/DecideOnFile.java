package io.dueprocess.filereview;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Advice;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/**
 * HR decides how the request goes on. A decision other than the recommendation, or against counsel's advice not to
 * proceed, needs a reason.
 */
@Component
public class DecideOnFile {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnFile";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  DecideOnFile(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Recommendation decision, @OptionalText String reason) {}

  Recommendation decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    Recommendation recommended = AssessFile.of(file).recommendation();
    boolean againstCounsel = form.decision() != Recommendation.DECLINE
        && file.last(EntryKind.COUNSEL_ADVICE, ReviewLegalRisk.Form.class)
            .filter(advice -> advice.content().advice() == Advice.DO_NOT_PROCEED)
            .isPresent();
    boolean withoutReason = Words.blank(form.reason());
    new Refused.Collector()
        .when(withoutReason && form.decision() != recommended,
            "Reason: your decision differs from the recommendation (%s). Write down why.", Words.of(recommended))
        .when(withoutReason && againstCounsel,
            "Reason: counsel advised not to proceed. Write down why you go on.")
        .refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }
}
