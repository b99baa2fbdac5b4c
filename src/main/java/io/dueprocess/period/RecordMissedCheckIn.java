package io.dueprocess.period;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import org.springframework.stereotype.Component;

/** Enters a check-in as missed by the manager: a gap that the employer made. */
@Component
public class RecordMissedCheckIn {

  private final CaseFiles caseFiles;

  RecordMissedCheckIn(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  void record(CaseId id) {
    caseFiles.append(id, Actor.SYSTEM, EntryKind.MISSED_CHECK_IN,
        new CheckIn.Missed(PeriodDates.nextDue(caseFiles.read(id))));
  }
}
