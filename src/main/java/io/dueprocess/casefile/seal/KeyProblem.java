package io.dueprocess.casefile.seal;

import java.util.Optional;

/** The product can't sign with the key that it was given, or was given none: what is wrong, and what to do about it. */
public class KeyProblem extends RuntimeException {

  private final String remedy;

  KeyProblem(String problem, String remedy) {
    this(problem, remedy, null);
  }

  KeyProblem(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /** The problem and its remedy, where one of a key is behind what happened. */
  public static Optional<String> sentence(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof KeyProblem key) {
        return Optional.of(key.getMessage() + " " + key.remedy());
      }
    }
    return Optional.empty();
  }

  /** What to do about it, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
