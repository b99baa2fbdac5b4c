package io.dueprocess.casefile;

import java.time.Clock;
import java.util.Map;

/** A case with what a letter reads, without an engine. */
public final class LetterFixtures {

  private LetterFixtures() {}

  public static Moments moments(Clock clock) {
    return new Moments(clock);
  }

  /** A coaching note on record. */
  public static Entry note(CaseFiles caseFiles, CaseId id) {
    return caseFiles.append(id, new Actor("mia", "manager"), EntryKind.COACHING_SESSION, Map.of(
        "date", "2026-02-27", "observed", "Three of eight items were late.", "expected", "Every item on its day.",
        "helpOffered", "An hour on Mondays.", "nextStep", "Go through the list.", "performance", "UNCHANGED"));
  }
}
