package io.dueprocess.event;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;

/** The case as it runs, to which an event comes. The engine runs it; an event only says what is to become of it. */
public interface RunningCase {

  /** Ends it at once, in whatever stage it is: its tasks and timers go, and the outcome is put on record. */
  void end(CaseId id, CaseOutcome outcome);
}
