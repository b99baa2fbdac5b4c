package io.dueprocess.statement;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.letter.Outbox;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The employee accepts the terms that HR offers, or declines them; no answer declines them, too. Accepted, they end the
 * case, and mails that still wait for the mail server are called off, as with every event that ends one.
 */
@Component
public class AcceptTerms {

  /** Topic of the answer. */
  public static final String TOPIC = "AcceptTerms";

  private final CaseFiles caseFiles;
  private final Outbox outbox;

  AcceptTerms(CaseFiles caseFiles, Outbox outbox) {
    this.caseFiles = caseFiles;
    this.outbox = outbox;
  }

  /** What the employee fills in. */
  public record Form(@NotNull(message = "choose a response.") Response response, @OptionalText String comment) {}

  /** How the employee responds. */
  public enum Response {
    ACCEPTED,
    DECLINED
  }

  /**
   * Content of the {@code ANSWER} entry.
   *
   * @param calledOff the letters whose mails were waiting to be sent and are not, since it ended the case
   */
  public record Answered(Response response, String comment, List<Integer> calledOff) {}

  Response accept(CaseId id, Form form, Actor actor) {
    List<Integer> calledOff = form.response() == Response.ACCEPTED ? outbox.callOff(id) : List.of();
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, new Answered(form.response(), form.comment(), calledOff));
    return form.response();
  }
}
