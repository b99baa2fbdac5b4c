package io.dueprocess.statement;

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
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HR offers the terms on which the employee could leave, or declines. Nothing else changes by it. Refused: terms
 * without a last working day or with one that has gone by, a day where nothing is offered, and an answer given before HR has
 * read the newest wish.
 */
@Component
public class OfferTerms {

  /** Topic of the decision. */
  public static final String TOPIC = "OfferTerms";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;

  OfferTerms(CaseFiles caseFiles, Impartiality impartiality, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
  }

  /**
   * What HR fills in; {@code request} is the number of the newest wish that HR has read, {@code reason} has the terms
   * in words, or why there are none.
   */
  public record Form(
      @NotNull(message = "say which entry you answer.") Integer request,
      @NotNull(message = "choose a decision.") Choice decision,
      LocalDate lastWorkingDay,
      @RequiredText String reason) {}

  /** What HR may do. */
  public enum Choice {
    OFFERED,
    DECLINED
  }

  Choice offer(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    boolean offered = form.decision() == Choice.OFFERED;
    var refused = new Refused.Collector()
        .when(offered && form.lastWorkingDay() == null, "Last working day: enter it; it is part of the terms.")
        .when(offered && form.lastWorkingDay() != null && form.lastWorkingDay().isBefore(moments.today()),
            "Last working day: %s has gone by. Enter a day that is still to come.", form.lastWorkingDay())
        .when(!offered && form.lastWorkingDay() != null,
            "Last working day: belongs to terms that are offered. Empty it, or change the decision.");
    Requests.requireNewest(file, StatementKind.AGREED_TERMS, form.request(), refused);
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision().name(), form.reason(),
        offered ? Map.of("lastWorkingDay", form.lastWorkingDay().toString()) : Map.of()));
    return form.decision();
  }
}
