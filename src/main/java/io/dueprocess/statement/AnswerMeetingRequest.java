package io.dueprocess.statement;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * HR answers that the employee wants to talk. Refused: a meeting without its day or on a day gone by, a day where there
 * is no meeting, and an answer given before HR has read the newest request.
 */
@Component
public class AnswerMeetingRequest {

  /** Topic of the decision. */
  static final String TOPIC = "AnswerMeetingRequest";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final Moments moments;

  AnswerMeetingRequest(CaseFiles caseFiles, Impartiality impartiality, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.moments = moments;
  }

  /** What HR fills in; {@code request} is the number of the newest request that HR has read. */
  public record Form(
      @NotNull(message = "say which entry you answer.") Integer request,
      @NotNull(message = "choose a decision.") RequestAnswer decision,
      LocalDate meetingOn,
      @RequiredText String reason) {}

  void answer(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    impartiality.require(file.pipCase(), actor);
    boolean meeting = form.decision() == RequestAnswer.AGREED;
    var refused = new Refused.Collector()
        .when(meeting && form.meetingOn() == null, "Meeting on: enter the day of the meeting.")
        .when(meeting && form.meetingOn() != null && form.meetingOn().isBefore(moments.today()),
            "Meeting on: %s has gone by. Enter the day on which you meet.", form.meetingOn())
        .when(!meeting && form.meetingOn() != null,
            "Meeting on: belongs to a meeting that you agree to. Empty it, or change the decision.");
    Requests.requireNewest(file, StatementKind.MEETING_REQUEST, form.request(), refused);
    refused.refuse();
    caseFiles.append(id, actor, EntryKind.DECISION, TOPIC, new Decision(form.decision().name(), form.reason(),
        meeting ? Map.of("meetingOn", form.meetingOn().toString()) : Map.of()));
  }
}
