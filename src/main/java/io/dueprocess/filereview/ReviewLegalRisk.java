package io.dueprocess.filereview;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Advice;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.RequiredText;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** Counsel looks at a case that carries a legal risk, before HR decides. */
@Component
public class ReviewLegalRisk {

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;

  ReviewLegalRisk(CaseFiles caseFiles, Impartiality impartiality) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
  }

  /** What counsel fills in; also the content of a {@code COUNSEL_ADVICE} entry. */
  public record Form(@NotNull(message = "choose your advice.") Advice advice, @RequiredText String reason) {}

  void review(CaseId id, Form form, Actor actor) {
    impartiality.require(caseFiles.require(id), actor);
    caseFiles.append(id, actor, EntryKind.COUNSEL_ADVICE, form);
  }
}
