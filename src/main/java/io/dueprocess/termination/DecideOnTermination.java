package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.event.Concerns;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A second person, neither requester nor proposer nor subject, approves or refuses the proposed termination and
 * gives the reason (5 CFR 432.105(a)(4)(i)(C) asks for a higher-level official). Whoever of HR decided to go on to a
 * termination has proposed it in substance, whoever wrote the proposal, and is not the second person either.
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
    List<Actor> proposers = file.all(EntryKind.TERMINATION_PROPOSAL, ProposeTermination.Form.class).stream()
        .map(p -> p.entry().actor()).toList();
    impartiality.require(file.pipCase(), actor, proposers, "proposed the termination");
    List<Actor> wentOn = CheckPaperTrail.ledHere(file).stream().map(d -> d.entry().actor()).toList();
    impartiality.require(file.pipCase(), actor, wentOn, "decided to go on to a termination");
    var refused = new Refused.Collector();
    Concerns.refuse(file, form.decision() == Choice.APPROVED, refused);
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }
}
