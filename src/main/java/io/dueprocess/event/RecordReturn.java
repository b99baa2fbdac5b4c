package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** HR records the first day back at work, or on which a paused case goes on. Refused: a day to which neither leads. */
@Component
public class RecordReturn {

  static final String NO_LEAVE =
      "Date: no leave on record lasts until the day before %s, and no pause. Correct the day, or report the leave.";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  RecordReturn(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in; the day may be ahead. */
  public record Form(
      @NotNull(message = "enter the first day back at work.") LocalDate date,
      @OptionalText String note) {}

  void record(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    new Refused.Collector().when(!endsALeave(file, form.date()), NO_LEAVE, form.date()).refuse();
    caseFiles.append(id, actor, EntryKind.EVENT, EventKind.RETURN.name(), new CaseEvent(EventKind.RETURN, form.date(),
        null, null, Words.orNull(form.note()), null, List.of(), null));
  }

  /** Whether the employee was on leave the day before. */
  static boolean endsALeave(CaseFile file, LocalDate firstDayBack) {
    return Leaves.of(file).covers(firstDayBack.minusDays(1));
  }
}
