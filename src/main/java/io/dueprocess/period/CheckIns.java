package io.dueprocess.period;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.event.Leaves;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.PlanInForce;
import java.util.List;

/** What the case file says about goals and check-ins of the plan in force. */
public final class CheckIns {

  private CheckIns() {}

  /** The goals of the plan in force. */
  public static List<Goal> goals(CaseFile file) {
    return PlanInForce.of(file).goals();
  }

  /** The check-ins that were recorded, in order, each as it was corrected. */
  public static List<HeldCheckIn> held(CaseFile file) {
    PlanInForce plan = PlanInForce.of(file);
    return file.sinceLast(EntryKind.PLAN).all(EntryKind.CHECK_IN, CheckIn.class).stream()
        .map(c -> new HeldCheckIn(c.ref(), today(c.content(), c.entry().number(), plan),
            plan.notYetAt(c.entry().number()), c.correctedBy()))
        .toList();
  }

  /** The check-in with its measurements by the places that their goals have today. */
  private static CheckIn today(CheckIn checkIn, int entry, PlanInForce plan) {
    return new CheckIn(checkIn.dueOn(), checkIn.heldOn(), checkIn.measurements().stream()
        .flatMap(m -> plan.placeToday(m.goal(), entry).stream()
            .mapToObj(place -> new CheckIn.Measurement(place, m.value(), m.source())))
        .toList(), checkIn.helpGiven(), checkIn.note());
  }

  /** The check-ins that the manager missed, in order; one that was due during a leave was not to be held. */
  public static List<MissedCheckIn> missed(CaseFile file) {
    Leaves leaves = Leaves.of(file);
    PlanInForce plan = PlanInForce.of(file);
    return file.sinceLast(EntryKind.PLAN).all(EntryKind.MISSED_CHECK_IN, CheckIn.Missed.class).stream()
        .map(c -> new MissedCheckIn(c.ref(), c.content().dueOn(), plan.notYetAt(c.entry().number())))
        .filter(c -> !leaves.covers(c.dueOn()))
        .toList();
  }
}
