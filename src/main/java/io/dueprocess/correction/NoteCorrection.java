package io.dueprocess.correction;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HR notes that an entry was corrected, with the finding as it came out before and comes out now before them. Refused:
 * whoever has a part in the case, a number that is no correction, and a correction that a colleague has noted
 * meanwhile.
 */
@Component
public class NoteCorrection {

  /** Topic of the decision. */
  public static final String TOPIC = "NoteCorrection";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  NoteCorrection(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /**
   * What HR fills in.
   *
   * @param correction number of the correction that the form showed
   */
  public record Form(
      @NotNull(message = "say which correction you note.") Integer correction, @OptionalText String remark) {}

  /** There is one answer: that it was read. */
  enum Choice {
    NOTED
  }

  void note(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    boolean known = file.corrections().stream().anyMatch(c -> c.number() == form.correction());
    boolean open = ToldCorrections.of(file).toNote().stream().anyMatch(c -> c.number() == form.correction());
    new Refused.Collector()
        .when(!known, "Correction: entry %d corrects nothing. Open the task again to see which one to note.",
            form.correction())
        .when(known && !open, "Correction: entry %d was noted already. Open the task again to see which one is left.",
            form.correction())
        .refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(Choice.NOTED.name(), form.remark(),
        Map.of(ToldCorrections.CORRECTION_ENTRY, String.valueOf(form.correction()))));
  }
}
