package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

/** The employee appeals against the termination, or says that they do not. An appeal needs its grounds. */
@Component
public class FileAppeal {

  /** Topic of the answer. */
  public static final String TOPIC = "FileAppeal";

  private final CaseFiles caseFiles;

  FileAppeal(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in; also the content of the {@code ANSWER} entry. */
  public record Form(@NotNull(message = "choose a response.") Choice appeal,
      @OptionalText(max = 20_000) String grounds) {}

  /** Whether there is an appeal. */
  public enum Choice {
    APPEAL,
    ACCEPT
  }

  Choice file(CaseId id, Form form, Actor actor) {
    new Refused.Collector()
        .when(form.appeal() == Choice.APPEAL && Words.blank(form.grounds()),
            "Grounds: write down why the decision should change.")
        .refuse();
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, form);
    return form.appeal();
  }
}
