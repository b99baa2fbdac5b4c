package io.dueprocess.statement;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** HR answers that the employee asks for support. Refused: an answer given before HR has read the newest request. */
@Component
public class AnswerSupportRequest {

  /** Topic of the decision. */
  static final String TOPIC = "AnswerSupportRequest";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  AnswerSupportRequest(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What HR fills in; {@code request} is the number of the newest request that HR has read. */
  public record Form(
      @NotNull(message = "say which entry you answer.") Integer request,
      @NotNull(message = "choose a decision.") RequestAnswer decision,
      @RequiredText String reason) {}

  void answer(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    var refused = new Refused.Collector();
    Requests.requireNewest(file, StatementKind.SUPPORT_REQUEST, form.request(), refused);
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision(), form.reason()));
  }
}
