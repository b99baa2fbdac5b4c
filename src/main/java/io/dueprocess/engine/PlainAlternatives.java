package io.dueprocess.engine;

import io.dueprocess.casefile.Refused;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * Lets no query for tasks run in whose alternatives ({@code orQueries} over REST) an expression stands. The engine
 * refuses an expression in a query that somebody sends, but looks at the query itself only: one that stands in an
 * alternative was run for everybody who may log in, with all that Java can do (CVE-2026-109432, never fixed in the
 * Community Edition). Filters that are kept may go on using expressions; ours have no alternatives.
 */
final class PlainAlternatives extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof Query<?, ?> query) {
      require(query);
    }
    return next.execute(command);
  }

  /** Refuses a query with an expression in an alternative; null is none. */
  static void require(Query<?, ?> query) {
    if (query instanceof TaskQueryImpl tasks && tasks.getQueries().stream()
        .anyMatch(alternative -> alternative != tasks && !alternative.getExpressions().isEmpty())) {
      throw new Refused("No expression runs in a query that is sent. Send the value itself.");
    }
  }
}
