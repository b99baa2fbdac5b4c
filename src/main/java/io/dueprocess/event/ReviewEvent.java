package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Advice;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** Counsel looks at a complaint or a request that came while the case runs, and advises whether it may go on. */
@Component
public class ReviewEvent {

  /** Topic of the advice. */
  static final String TOPIC = "ReviewEvent";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  ReviewEvent(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What counsel fills in; also the content of a {@code COUNSEL_ADVICE} entry, as that of a legal risk. */
  public record Form(@NotNull(message = "choose your advice.") Advice advice, @RequiredText String reason) {}

  void review(CaseId id, Form form, Actor actor) {
    impartiality.require(caseFiles.require(id), actor);
    caseFiles.append(id, actor, EntryKind.COUNSEL_ADVICE, TOPIC, form);
  }
}
