package io.dueprocess.event;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.engine.FindingDelegate;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("setClock")
class SetClockDelegate extends FindingDelegate {

  private final SetClock setClock;

  SetClockDelegate(SetClock setClock) {
    this.setClock = setClock;
  }

  @Override
  protected Map<String, ?> run(CaseId caseId) {
    return Map.of("leaveState", setClock.set(caseId).name());
  }
}
