package io.dueprocess.period;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.event.Leaves;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.ImprovementPlan;
import java.util.List;

/** What the case file says about goals and check-ins of the plan in force. */
public final class CheckIns {

  private CheckIns() {}

  /** The goals of the plan in force. */
  public static List<Goal> goals(CaseFile file) {
    return file.last(EntryKind.PLAN, ImprovementPlan.class).orElseThrow().content().goals();
  }

  /** The check-ins that were recorded, in order. */
  public static List<HeldCheckIn> held(CaseFile file) {
    return file.sinceLast(EntryKind.PLAN).all(EntryKind.CHECK_IN, CheckIn.class).stream()
        .map(c -> new HeldCheckIn(c.ref(), c.content()))
        .toList();
  }

  /** The check-ins that the manager missed, in order; one that was due during a leave was not to be held. */
  public static List<MissedCheckIn> missed(CaseFile file) {
    Leaves leaves = Leaves.of(file);
    return file.sinceLast(EntryKind.PLAN).all(EntryKind.MISSED_CHECK_IN, CheckIn.Missed.class).stream()
        .map(c -> new MissedCheckIn(c.ref(), c.content().dueOn()))
        .filter(c -> !leaves.covers(c.dueOn()))
        .toList();
  }
}
