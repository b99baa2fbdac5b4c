package io.dueprocess.termination;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.OptionalText;
import io.dueprocess.casefile.RequiredText;
import org.springframework.stereotype.Component;

/**
 * The employee replies to a proposed termination before anybody decides, and may name a companion (5 CFR
 * 432.105(a)(4)(i); Employment Relations Act 1999, section 10).
 */
@Component
public class ReplyToProposal {

  /** Topic of the answer. */
  public static final String TOPIC = "ReplyToProposal";

  private final CaseFiles caseFiles;

  ReplyToProposal(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the employee fills in; also the content of the {@code ANSWER} entry. */
  public record Form(@RequiredText(max = 20_000) String reply, @OptionalText(max = 200) String companion) {}

  void reply(CaseId id, Form form, Actor actor) {
    caseFiles.append(id, actor, EntryKind.ANSWER, TOPIC, form);
  }
}
