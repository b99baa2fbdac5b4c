package io.dueprocess.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Puts the case id behind the name of every user task, so that a list of tasks tells cases apart, and no person; and
 * sees to it that a group's task goes to nobody who may not do it, by whichever way it is given.
 */
final class CaseOnTasks extends AbstractBpmnParseListener {

  private final ListableBeanFactory beans;

  CaseOnTasks(ListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, CaseOnTasks::name);
    if (definition.getAssigneeExpression() == null) {
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> access().created(task));
      definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> access().assigned(task));
    }
  }

  private TaskAccess access() {
    return beans.getBean(TaskAccess.class);
  }

  private static void name(DelegateTask task) {
    String caseId = task.getExecution().getProcessBusinessKey();
    if (caseId != null) {
      task.setName(task.getName() + " · " + caseId);
    }
  }
}
