package io.dueprocess.amendment;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The employee has received an amendment and answers it. */
@Component
public class AcknowledgeAmendment {

  /** Topic of the answer. */
  public static final String TOPIC = "AcknowledgeAmendment";

  private final CaseFiles caseFiles;

  AcknowledgeAmendment(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    AGREED,
    DISAGREED
  }

  void answer(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answer(form.response(), form.comment()));
  }
}
