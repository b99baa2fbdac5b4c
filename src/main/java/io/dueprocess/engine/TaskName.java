package io.dueprocess.engine;

/** The verb of a task from its id: {@code Task_DecideOnFile} is {@code DecideOnFile}, the topic of its entries. */
final class TaskName {

  private TaskName() {}

  static String of(String activityId) {
    return activityId.startsWith("Task_") ? activityId.substring("Task_".length()) : activityId;
  }
}
