package io.dueprocess.plan;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** HR approves the plan or returns it to the manager, with what has to change. */
@Component
public class ApprovePlan {

  /** Topic of the decision. */
  public static final String TOPIC = "ApprovePlan";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  ApprovePlan(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @OptionalText String reason) {}

  /** What HR may decide about a draft. */
  public enum Choice {
    APPROVED,
    RETURNED
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    impartiality.require(caseFiles.require(id), actor);
    new Refused.Collector()
        .when(form.decision() == Choice.RETURNED && Words.blank(form.reason()),
            "Reason: write down what the manager has to change.")
        .refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }
}
