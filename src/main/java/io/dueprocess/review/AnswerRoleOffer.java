package io.dueprocess.review;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The employee accepts or declines the other role that is offered; no answer declines it. */
@Component
public class AnswerRoleOffer {

  /** Topic of the answer. */
  public static final String TOPIC = "AnswerRoleOffer";

  private final CaseFiles caseFiles;

  AnswerRoleOffer(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    ACCEPTED,
    DECLINED
  }

  Response answer(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answer(form.response(), form.comment()));
    return form.response();
  }
}
