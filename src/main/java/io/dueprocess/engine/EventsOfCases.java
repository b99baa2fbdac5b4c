package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Refused;
import io.dueprocess.event.RunningCase;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Brings events to the models that a case runs by, as messages. Past the engine's services, which take none from
 * anybody: an event moves a case once it is on record, and in no other way.
 */
@Component
class EventsOfCases implements RunningCase {

  private final ProcessEngine engine;

  EventsOfCases(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public void end(CaseId id, CaseOutcome outcome) {
    tell(id, "CaseEnds", Map.of("caseEnd", outcome.name()));
  }

  private void tell(CaseId id, String message, Map<String, Object> variables) {
    CommandExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    try {
      Border.inPlainWords(() -> {
        new MessageCorrelationBuilderImpl(executor, message)
            .processInstanceBusinessKey(id.value())
            .setVariables(variables)
            .correlate();
        return null;
      });
    } catch (MismatchingMessageCorrelationException e) {
      throw new Refused("Case %s runs by a model that knows of no such event. Have it moved to the newest model, then "
          .formatted(id) + "report the event again.");
    }
  }
}
