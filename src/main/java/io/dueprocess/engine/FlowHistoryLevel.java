package io.dueprocess.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's full history of the flow, without a history of what people typed and without inputs and outputs of
 * decisions: those are facts of a case, and facts stand in the case file alone.
 */
final class FlowHistoryLevel extends HistoryLevelFull {

  static final String NAME = "flow";

  @Override
  public int getId() {
    return 40;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return type != HistoryEventTypes.FORM_PROPERTY_UPDATE && type != HistoryEventTypes.DMN_DECISION_EVALUATE;
  }
}
