package io.dueprocess.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts the case id behind the name of every user task, so that a list of tasks tells cases apart, and no person. */
final class CaseOnTasks extends AbstractBpmnParseListener {

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    ((UserTaskActivityBehavior) activity.getActivityBehavior())
        .getTaskDefinition()
        .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, CaseOnTasks::name);
  }

  private static void name(DelegateTask task) {
    String caseId = task.getExecution().getProcessBusinessKey();
    if (caseId != null) {
      task.setName(task.getName() + " · " + caseId);
    }
  }
}
