package io.dueprocess.amendment;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.plan.Amendment;
import org.springframework.stereotype.Component;

/** Records that an amendment will not take effect: the period is over, or the employee did not agree. */
@Component
public class LapseAmendment {

  private final CaseFiles caseFiles;

  LapseAmendment(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /**
   * Content of an {@code AMENDMENT} entry with the topic {@link Amendment#LAPSED}.
   *
   * @param proposal number of the entry with the proposal
   */
  public record Lapsed(int proposal) {}

  /** Nothing where no amendment is open. */
  void lapse(CaseId id) {
    Amendments.open(caseFiles.read(id)).ifPresent(proposal -> caseFiles.append(id, Actor.SYSTEM, EntryKind.AMENDMENT,
        Amendment.LAPSED, new Lapsed(proposal.entry().number())));
  }
}
