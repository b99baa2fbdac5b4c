package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A second person, neither requester nor proposer nor subject, approves or refuses the proposed termination and
 * gives the reason (5 CFR 432.105(a)(4)(i)(C) asks for a higher-level official).
 */
@Component
public class DecideOnTermination {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnTermination";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  DecideOnTermination(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What the second person fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @RequiredText String reason) {}

  /** What may be decided on a proposal. */
  public enum Choice {
    APPROVED,
    REFUSED
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    Actor proposer = file.last(EntryKind.TERMINATION_PROPOSAL, ProposeTermination.Form.class).orElseThrow().entry()
        .actor();
    impartiality.require(file.pipCase(), actor, List.of(proposer), "proposed the termination");
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }
}
