package io.dueprocess.engine;

import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A query for tasks in whose alternatives ({@code orQueries} over REST) no expression runs. The engine refuses an
 * expression in a query that somebody sends, but looks at the query itself only: one that stands in an alternative was
 * run for everybody who may log in, with all that Java can do (CVE-2026-109432, never fixed in the Community
 * Edition). Each alternative is checked as the query itself is. Filters that are kept may go on using expressions.
 */
class BorderTaskQuery extends TaskQueryImpl {

  private static final long serialVersionUID = 1L;

  BorderTaskQuery(CommandExecutor commandExecutor) {
    super(commandExecutor);
  }

  /** An alternative from Java. */
  @Override
  public TaskQuery or() {
    TaskQueryImpl alternative = (TaskQueryImpl) super.or();
    alternative.addValidator(AdhocQueryValidator.get());
    return alternative;
  }

  /** An alternative from REST. */
  @Override
  public void addOrQuery(TaskQueryImpl alternative) {
    alternative.addValidator(AdhocQueryValidator.get());
    super.addOrQuery(alternative);
  }
}
