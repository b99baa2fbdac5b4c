package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** Every goal is met before the period is over: HR may end it, in the employee's favour, and never otherwise. */
@Component
public class DecideOnEarlySuccess {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnEarlySuccess";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  DecideOnEarlySuccess(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @RequiredText String reason) {}

  /** What HR may decide. */
  public enum Choice {
    END_EARLY,
    GO_ON
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    impartiality.require(caseFiles.require(id), actor);
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }

  /** Whether the period in force ended early, and nothing has happened since that is held against that success. */
  public static boolean ended(CaseFile file) {
    CaseFile sincePeriod = file.sinceLast(EntryKind.PERIOD);
    return sincePeriod.last(EntryKind.DECISION, TOPIC, Decision.class)
        .filter(d -> d.content().decision().equals(Choice.END_EARLY.name()))
        .filter(d -> sincePeriod.entries().stream()
            .noneMatch(e -> e.kind() == EntryKind.RELAPSE && e.number() > d.entry().number()))
        .isPresent();
  }
}
