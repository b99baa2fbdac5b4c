package io.dueprocess.coaching;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The employee acknowledges a coaching note or disagrees with it; to acknowledge is not to agree. */
@Component
public class AnswerCoachingNote {

  /** Topic of the answer. */
  public static final String TOPIC = "AnswerCoachingNote";

  private final CaseFiles caseFiles;

  AnswerCoachingNote(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    ACKNOWLEDGED,
    DISAGREED
  }

  void answer(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answer(form.response(), form.comment()));
  }
}
