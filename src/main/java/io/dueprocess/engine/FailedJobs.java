package io.dueprocess.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine writes the message and the stack trace of a failed job into its tables, where operations read them. A
 * message may quote what could not be read or written, so the engine gets the kinds of the exceptions and their
 * places. The server's log has no more words of them, but all of their places. It stands inside the engine's own interceptors: the one that opens a
 * command keeps the first exception that it sees.
 */
final class FailedJobs extends CommandInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(FailedJobs.class);

  @Override
  public <T> T execute(Command<T> command) {
    if (!(command instanceof ExecuteJobsCmd)) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (OptimisticLockingException triedAgainByTheEngine) {
      throw triedAgainByTheEngine;
    } catch (SuspendedEntityInteractionException stoppedMeanwhile) {
      // a leave began between the moment when the job was taken and this one: it has not failed, it waits
      throw new OptimisticLockingException("The case stands still since the job was taken.");
    } catch (RuntimeException e) {
      if (doneByAnother(e)) {
        throw e;
      }
      LOG.error("A job failed", e);
      throw WithoutWords.of(e);
    }
  }

  /** The engine has no exception of its own for a job that is gone, only a number. */
  private static boolean doneByAnother(RuntimeException e) {
    return e instanceof ProcessEngineException && e.getMessage() != null && e.getMessage().startsWith("ENGINE-14026 ");
  }

  /** An exception as its kind and its place, its causes included, without what they say. */
  static final class WithoutWords extends ProcessEngineException {

    private WithoutWords(String message, Throwable cause) {
      super(message, cause);
    }

    static WithoutWords of(Throwable e) {
      return of(e, "%s. The log of the server has the details.".formatted(kinds(e)));
    }

    private static WithoutWords of(Throwable e, String message) {
      Throwable cause = e.getCause();
      var copy = new WithoutWords(message, cause == null ? null : of(cause, kind(cause)));
      copy.setStackTrace(e.getStackTrace());
      return copy;
    }

    private static String kinds(Throwable e) {
      return e.getCause() == null ? kind(e) : kind(e) + ", caused by " + kinds(e.getCause());
    }

    private static String kind(Throwable e) {
      return e.getClass().getSimpleName();
    }
  }
}
