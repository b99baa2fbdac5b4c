package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.plan.PlanInForce;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Puts on record how each goal stands after a check-in. */
@Component
public class EvaluateCheckIn {

  /** Topic of the finding. */
  public static final String TOPIC = "EvaluateCheckIn";

  private final CaseFiles caseFiles;
  private final Moments moments;

  EvaluateCheckIn(CaseFiles caseFiles, Moments moments) {
    this.caseFiles = caseFiles;
    this.moments = moments;
  }

  /** Whether the figures so far reach the target of every goal while there is still time in which they might not. */
  boolean evaluate(CaseId id) {
    CaseFile file = caseFiles.read(id);
    CheckInEvaluation evaluation = evaluation(file);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, evaluation);
    return evaluation.reaches(CheckIns.goals(file)) && moments.today().isBefore(PeriodDates.period(file).endsOn());
  }

  /** Whether by the figures on record now every goal of the plan in force is met. */
  boolean goalsMet(CaseFile file) {
    return evaluation(file).reaches(CheckIns.goals(file));
  }

  private CheckInEvaluation evaluation(CaseFile file) {
    PlanInForce plan = PlanInForce.of(file);
    Map<Integer, LocalDate> since = new TreeMap<>();
    for (int goal = 1; goal <= plan.goals().size(); goal++) {
      int place = goal;
      plan.since(goal).ifPresent(day -> since.put(place, day));
    }
    return EvaluateCheckInRule.evaluate(
        plan.goals(), since, PeriodDates.period(file), CheckIns.held(file), moments.today());
  }
}
