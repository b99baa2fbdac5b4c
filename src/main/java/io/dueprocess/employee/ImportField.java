package io.dueprocess.employee;

import java.util.Arrays;
import java.util.Optional;

/** What a column of an export can mean; which ones a file may have depends on its kind. */
enum ImportField {
  NUMBER("number", 40),
  NAME("name", 200),
  FIRST_NAME("firstName", 100),
  LAST_NAME("lastName", 100),
  USER_ID("userId", 100),
  EMAIL("email", 255),
  UNIT("unit", 200),
  JOB_TITLE("jobTitle", 200),
  JURISDICTION("jurisdiction", 30),
  MANAGER("manager", 200),
  MANAGER_SINCE("managerSince", 40),
  HIRED_ON("hiredOn", 40),
  PROBATION_UNTIL("probationUntil", 40),
  LEFT_ON("leftOn", 40),
  WORKING_DAYS("workingDays", 100),
  EMPLOYEE("employee", 200),
  FROM("from", 40),
  TO("to", 40),
  UNTIL("until", 40),
  DATE("date", 40),
  RATING("rating", 100),
  TYPE("type", 100),
  TEXT("text", 20_000),
  REFERENCE("reference", 100);

  private final String key;
  private final int maxLength;

  ImportField(String key, int maxLength) {
    this.key = key;
    this.maxLength = maxLength;
  }

  String key() {
    return key;
  }

  int maxLength() {
    return maxLength;
  }

  static Optional<ImportField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
