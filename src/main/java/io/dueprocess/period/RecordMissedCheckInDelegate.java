package io.dueprocess.period;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("recordMissedCheckIn")
class RecordMissedCheckInDelegate extends FindingDelegate {

  private final RecordMissedCheckIn recordMissedCheckIn;

  RecordMissedCheckInDelegate(RecordMissedCheckIn recordMissedCheckIn) {
    this.recordMissedCheckIn = recordMissedCheckIn;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    recordMissedCheckIn.record(caseId);
    return Map.of();
  }
}
