package io.dueprocess.event;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("nameNewManager")
class NameNewManagerListener extends FormListener<NameNewManager.Form> {

  private final NameNewManager nameNewManager;

  NameNewManagerListener(NameNewManager nameNewManager) {
    super(NameNewManager.Form.class);
    this.nameNewManager = nameNewManager;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, NameNewManager.Form form) {
    nameNewManager.name(task.caseId(), form, task.actor());
    return Map.of();
  }
}
