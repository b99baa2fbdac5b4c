package io.dueprocess.filereview;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("decideOnFile")
class DecideOnFileListener extends FormListener<DecideOnFile.Form> {

  private final DecideOnFile decideOnFile;

  DecideOnFileListener(DecideOnFile decideOnFile) {
    super(DecideOnFile.Form.class);
    this.decideOnFile = decideOnFile;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, DecideOnFile.Form form) {
    return Map.of("fileDecision", decideOnFile.decide(task.caseId(), form, task.actor()).name());
  }
}
