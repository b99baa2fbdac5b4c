package io.dueprocess.event;

import io.dueprocess.casefile.CaseId;

/** Gives back to a case the working days that a leave took. */
public interface LostDays {

  /**
   * Moves the days that stand in the case.
   *
   * @param before the leave that was given back already
   * @param now all leave that is over
   */
  void giveBack(CaseId id, Leaves before, Leaves now);
}
