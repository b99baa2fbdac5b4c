package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
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

  void evaluate(CaseId id) {
    CaseFile file = caseFiles.read(id);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, EvaluateCheckInRule.evaluate(
        CheckIns.goals(file), PeriodDates.period(file), CheckIns.held(file), moments.today()));
  }
}
