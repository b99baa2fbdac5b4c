package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/**
 * Every goal is met before the period is over: HR may end it, in the employee's favour, and never otherwise. Refused:
 * an early end where the figures do not say so any more, since a check-in was corrected or the plan amended meanwhile.
 */
@Component
public class DecideOnEarlySuccess {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnEarlySuccess";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final EvaluateCheckIn evaluateCheckIn;

  DecideOnEarlySuccess(CaseFiles caseFiles, Impartiality impartiality, EvaluateCheckIn evaluateCheckIn) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.evaluateCheckIn = evaluateCheckIn;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @RequiredText String reason) {}

  /** What HR may decide. */
  public enum Choice {
    END_EARLY,
    GO_ON
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    new Refused.Collector()
        .when(form.decision() == Choice.END_EARLY && !evaluateCheckIn.goalsMet(file),
            "Decision: by the figures as they stand now not every goal is met, so the period can't end early. Let it "
                + "go on.")
        .refuse();
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
