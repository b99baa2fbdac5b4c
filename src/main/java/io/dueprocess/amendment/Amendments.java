package io.dueprocess.amendment;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import java.util.Optional;

/** How the last amendment that was proposed stands. */
public final class Amendments {

  private Amendments() {}

  /** The proposal that is neither refused nor in force nor lapsed; empty where there is none. */
  public static Optional<Recorded<AmendmentProposal>> open(CaseFile file) {
    CaseFile since = file.sinceLast(EntryKind.PLAN);
    return since.last(EntryKind.AMENDMENT_PROPOSAL, AmendmentProposal.class)
        .filter(p -> since.entries().stream()
            .noneMatch(e -> e.kind() == EntryKind.AMENDMENT && e.number() > p.entry().number()))
        .filter(p -> decision(file, p)
            .filter(d -> d.content().decision().equals(DecideOnAmendment.Choice.REFUSED.name())).isEmpty());
  }

  /** What HR decided on a proposal; empty where it has not yet. */
  private static Optional<Recorded<Decision>> decision(CaseFile file, Recorded<AmendmentProposal> proposal) {
    return file.last(EntryKind.DECISION, DecideOnAmendment.TOPIC, Decision.class)
        .filter(d -> d.entry().number() > proposal.entry().number());
  }

  /** Whether HR approved a proposal so late that it takes effect only where the employee agrees. */
  public static boolean needsAgreement(CaseFile file, Recorded<AmendmentProposal> proposal) {
    return decision(file, proposal).filter(d -> d.content().details().containsKey(DecideOnAmendment.NEEDS_AGREEMENT))
        .isPresent();
  }
}
