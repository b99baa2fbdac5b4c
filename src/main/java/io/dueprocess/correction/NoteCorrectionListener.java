package io.dueprocess.correction;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("noteCorrection")
class NoteCorrectionListener extends FormListener<NoteCorrection.Form> {

  private final NoteCorrection noteCorrection;

  NoteCorrectionListener(NoteCorrection noteCorrection) {
    super(NoteCorrection.Form.class);
    this.noteCorrection = noteCorrection;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, NoteCorrection.Form form) {
    noteCorrection.note(task.caseId(), form, task.actor());
    return Map.of();
  }
}
