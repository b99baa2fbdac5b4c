package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.event.Concerns;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Somebody who has not decided in the case before, nor advised in it as counsel, hears the appeal and upholds, reduces
 * or overturns the decision (Acas code of practice 1, paragraph 27: a manager who was not involved before, wherever
 * possible; Byrne v BOC Ltd [1992] UKEAT 231/90/2503).
 */
@Component
public class HearAppeal {

  /** Topic of the decision. */
  public static final String TOPIC = "HearAppeal";

  private static final Set<EntryKind> DECIDED = Set.of(EntryKind.DECISION, EntryKind.TERMINATION_PROPOSAL);
  private static final Set<EntryKind> ADVISED = Set.of(EntryKind.COUNSEL_ADVICE);

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  HearAppeal(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What the person who hears the appeal fills in: a lesser measure for a reduced decision only. */
  public record Form(
      @NotNull(message = "choose a decision.") Choice decision, LesserMeasure reducedTo, @RequiredText String reason) {}

  /** What may be decided on an appeal. */
  public enum Choice {
    UPHELD,
    REDUCED,
    OVERTURNED
  }

  /** What a termination may be reduced to. */
  public enum LesserMeasure {
    ANOTHER_ROLE,
    FINAL_WARNING
  }

  void decide(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor, whoWrote(DECIDED, file), "have decided");
    impartiality.require(file.pipCase(), actor, whoWrote(ADVISED, file), "advised");
    var refused = new Refused.Collector();
    Concerns.refuse(file, form.decision() == Choice.UPHELD, refused);
    refused
        .when(form.decision() == Choice.REDUCED && form.reducedTo() == null,
            "Reduced to: choose what the termination is reduced to.")
        .when(form.decision() != Choice.REDUCED && form.reducedTo() != null,
            "Reduced to: belongs to a reduced decision. Empty it, or change the decision.")
        .refuse();
    Map<String, String> details = form.reducedTo() == null ? Map.of() : Map.of("reducedTo", form.reducedTo().name());
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC,
        new Decision(form.decision().name(), form.reason(), details));
  }

  private static List<Actor> whoWrote(Set<EntryKind> kinds, CaseFile file) {
    return file.entries().stream().filter(e -> kinds.contains(e.kind())).map(Entry::actor).distinct().toList();
  }
}
