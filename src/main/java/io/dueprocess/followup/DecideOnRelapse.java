package io.dueprocess.followup;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.event.Concerns;
import io.dueprocess.period.PeriodDates;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * HR decides what follows from a relapse. To go on to a decision without a second plan is refused where the policy
 * does not allow it: US federal agencies may within one year from the beginning of the opportunity (5 CFR
 * 432.105(a)(2)).
 */
@Component
public class DecideOnRelapse {

  /** Topic of the decision. */
  public static final String TOPIC = "DecideOnRelapse";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;

  DecideOnRelapse(CaseFiles caseFiles, Impartiality impartiality, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
  }

  /** What HR fills in. */
  public record Form(@NotNull(message = "choose a decision.") Choice decision, @RequiredText String reason) {}

  /** What may follow from a relapse. */
  public enum Choice {
    /** The follow-up goes on. */
    CONTINUE,
    /** On to a decision about termination, without a second plan. */
    DECIDE,
    /** A second plan. */
    NEW_PLAN
  }

  Choice decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    int days = file.policy().relapseDecisionDays();
    LocalDate last = PeriodDates.period(file).startsOn().plusDays(days);
    var refused = new Refused.Collector();
    Concerns.refuse(file, form.decision() == Choice.DECIDE, refused);
    refused
        .when(form.decision() == Choice.DECIDE && days == 0,
            "Decision: the policy asks for a new plan before a termination. Choose a new plan or go on with "
                + "the follow-up.")
        .when(form.decision() == Choice.DECIDE && days > 0 && moments.today().isAfter(last),
            "Decision: a decision without a new plan was possible until %s. Choose a new plan or go on with "
                + "the follow-up.",
            last)
        .refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
    return form.decision();
  }
}
