package io.dueprocess.correction;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/**
 * The employee says whether an entry about them is right as it was corrected. What they said to it before it was
 * corrected stays beside it.
 */
@Component
public class CommentOnCorrection {

  /** Topic of the answer. */
  public static final String TOPIC = "CommentOnCorrection";

  private final CaseFiles caseFiles;

  CommentOnCorrection(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    AGREED,
    DISAGREED
  }

  void comment(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answer(form.response(), form.comment()));
  }
}
