package io.dueprocess.plan;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The employee has received the plan and answers it. Refusing to sign is a recorded fact, not a blockage. */
@Component
public class AcknowledgePlan {

  /** Topic of the answer. */
  public static final String TOPIC = "AcknowledgePlan";

  private final CaseFiles caseFiles;

  AcknowledgePlan(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    ACKNOWLEDGED,
    REFUSED_TO_SIGN
  }

  Response answer(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answer(form.response(), form.comment()));
    return form.response();
  }
}
