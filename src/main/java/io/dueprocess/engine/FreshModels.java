package io.dueprocess.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;

/**
 * Forgets the models that are kept in memory once cases were moved to another one; they are read anew when they are
 * needed. The engine, up to 7.24, takes the timers of a task's reminder and escalation out of the model in memory while
 * it moves a case that waits in that task, so that no later case would be reminded in it.
 */
final class FreshModels extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } finally {
      if (command instanceof AbstractMigrationCmd) {
        Context.getProcessEngineConfiguration().getDeploymentCache().discardProcessDefinitionCache();
      }
    }
  }
}
