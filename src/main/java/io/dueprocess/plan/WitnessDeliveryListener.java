package io.dueprocess.plan;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("witnessDelivery")
class WitnessDeliveryListener extends FormListener<WitnessDelivery.Form> {

  private final WitnessDelivery witnessDelivery;

  WitnessDeliveryListener(WitnessDelivery witnessDelivery) {
    super(WitnessDelivery.Form.class);
    this.witnessDelivery = witnessDelivery;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, WitnessDelivery.Form form) {
    witnessDelivery.witness(task.caseId(), form, task.actor());
    return Map.of();
  }
}
