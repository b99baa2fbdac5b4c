package io.dueprocess.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Records that something for the employee to read and answer has been put before them, with its letter. */
@Component("recordDelivery")
class RecordDeliveryListener implements TaskListener {

  private final CaseFiles caseFiles;
  private final LettersDue letters;

  RecordDeliveryListener(CaseFiles caseFiles, LettersDue letters) {
    this.caseFiles = caseFiles;
    this.letters = letters;
  }

  @Override
  public void notify(DelegateTask task) {
    String name = TaskName.of(task.getTaskDefinitionKey());
    Entry delivery = caseFiles.append(new CaseId(task.getExecution().getProcessBusinessKey()), Actor.SYSTEM,
        EntryKind.DELIVERY, name, new Answer.Delivery(name, task.getAssignee()));
    letters.delivered(delivery, name, task.getDueDate());
    // it is delivered all the same, and can be answered; the time for it begins when the employee is back
    if (clockStandsStill(delivery.caseId())) {
      EventsOfCases.hold((ExecutionEntity) task.getExecution());
    }
  }
  private boolean clockStandsStill(CaseId id) {
    return caseFiles.read(id).last(EntryKind.CLOCK, JsonNode.class)
        .filter(clock -> "STOPPED".equals(clock.entry().topic()))
        .isPresent();
  }
}
