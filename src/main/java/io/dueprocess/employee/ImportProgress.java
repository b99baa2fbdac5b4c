package io.dueprocess.employee;

/** Is told how far an import has come. */
@FunctionalInterface
public interface ImportProgress {

  /** For whom nobody watches. */
  ImportProgress NONE = (step, done, total) -> {};

  /** Called now and then with the bytes of the file that the step has gone through. */
  void at(Step step, long done, long total);

  /** An import goes through the file twice. */
  enum Step {
    CHECKING,
    WRITING
  }
}
