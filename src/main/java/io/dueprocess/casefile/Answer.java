package io.dueprocess.casefile;

/**
 * What an employee answered to something delivered: content of an {@code ANSWER} entry, whose topic is the task.
 *
 * @param response name of the response, such as {@code ACKNOWLEDGED}
 * @param comment in the employee's words; empty for none
 */
public record Answer(String response, String comment) {

  public Answer(Enum<?> response, String comment) {
    this(response.name(), comment);
  }

  /** Content of a {@code NO_ANSWER} entry: the time to answer is over. */
  public record Missing(String task) {}

  /** Content of a {@code DELIVERY} entry: the task with what is to be read has reached the employee. */
  public record Delivery(String task, String to) {}
}
