package io.dueprocess.casefile.seal;

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

  /** What to do about it, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
