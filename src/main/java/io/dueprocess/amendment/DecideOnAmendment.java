package io.dueprocess.amendment;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HR decides on an amendment. Refused: an approval where by now it is too late for a change to the employee's
 * disadvantage, or where the plan has become impossible since it was proposed.
 */
@Component
public class DecideOnAmendment {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnAmendment";

  /** Detail of an approval: whether it takes effect only where the employee agrees. */
  static final String NEEDS_AGREEMENT = "needsAgreement";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final ValidateAmendment validateAmendment;

  DecideOnAmendment(CaseFiles caseFiles, Impartiality impartiality, ValidateAmendment validateAmendment) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.validateAmendment = validateAmendment;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @RequiredText String reason) {}

  /** What HR may decide about an amendment. */
  public enum Choice {
    APPROVED,
    REFUSED
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    Recorded<AmendmentProposal> proposal = Amendments.open(file).orElseThrow();
    AmendmentFinding finding = validateAmendment.finding(file, proposal.content());
    if (form.decision() == Choice.APPROVED && !finding.problems().isEmpty()) {
      throw new Refused(finding.problems());
    }
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision().name(), form.reason(),
        form.decision() == Choice.APPROVED && finding.late() ? Map.of(NEEDS_AGREEMENT, "true") : Map.of()));
    return form.decision();
  }
}
