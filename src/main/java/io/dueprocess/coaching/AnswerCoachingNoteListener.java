package io.dueprocess.coaching;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("answerCoachingNote")
class AnswerCoachingNoteListener extends FormListener<AnswerCoachingNote.Form> {

  private final AnswerCoachingNote answerCoachingNote;

  AnswerCoachingNoteListener(AnswerCoachingNote answerCoachingNote) {
    super(AnswerCoachingNote.Form.class);
    this.answerCoachingNote = answerCoachingNote;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, AnswerCoachingNote.Form form) {
    answerCoachingNote.answer(task.caseId(), form, task.actor());
    return Map.of();
  }
}
