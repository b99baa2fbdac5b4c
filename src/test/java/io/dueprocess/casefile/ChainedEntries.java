package io.dueprocess.casefile;

import java.time.Instant;
import java.time.LocalDate;

/** Entries that are chained as the product chains them, without a database; for tests of other rooms. */
public final class ChainedEntries {

  private ChainedEntries() {}

  /** The entry that follows on {@code before}, which is null for the first one of a case. */
  public static Entry next(CaseId caseId, Entry before, Instant at, LocalDate happenedOn, Actor actor, EntryKind kind,
      String topic, String content) {
    return Chain.next(caseId, before == null ? 1 : before.number() + 1,
        before == null ? Chain.START : before.link().hash(), at, happenedOn, actor, kind, topic, content);
  }
}
