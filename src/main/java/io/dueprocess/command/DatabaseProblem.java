package io.dueprocess.command;

import java.sql.SQLException;
import java.util.Optional;

/** A database that could not be opened or that refused, in one sentence in place of a stack trace. */
public final class DatabaseProblem {

  /** What H2 says where another process has the file. */
  private static final int H2_FILE_IN_USE = 90020;

  private DatabaseProblem() {}

  /**
   * The sentence for a problem; empty where it is no matter of the database.
   *
   * @param inUse what to say where the running product has the database
   * @param refused what to say otherwise; {@code %s} in it becomes the first line of what the database says
   */
  public static Optional<String> sentence(Throwable problem, String inUse, String refused) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql.getErrorCode() == H2_FILE_IN_USE ? inUse
            : refused.formatted(sql.getMessage().lines().findFirst().orElse("")));
      }
    }
    return Optional.empty();
  }
}
