package io.dueprocess.employee;

import static io.dueprocess.employee.ImportField.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.PersonnelFile.Note;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which records a file holds. */
public enum ImportKind {
  EMPLOYEES(
      "employees",
      null,
      EnumSet.of(NUMBER, JURISDICTION),
      EnumSet.of(NAME, FIRST_NAME, LAST_NAME, USER_ID, EMAIL, UNIT, JOB_TITLE, MANAGER, MANAGER_SINCE, HIRED_ON,
          PROBATION_UNTIL, LEFT_ON, WORKING_DAYS)),
  APPRAISALS("appraisals", null, EnumSet.of(EMPLOYEE, TO, RATING), EnumSet.of(FROM, TEXT)),
  COACHING_NOTES("coaching-notes", Note.Kind.COACHING_NOTE),
  WARNINGS("warnings", Note.Kind.WARNING),
  COMPLAINTS("complaints", Note.Kind.COMPLAINT),
  ACCOMMODATION_REQUESTS("accommodation-requests", Note.Kind.ACCOMMODATION_REQUEST),
  LEAVES("leaves", null, EnumSet.of(EMPLOYEE, FROM, TYPE), EnumSet.of(UNTIL)),
  HR_PARTNERS("hr-partners", null, EnumSet.of(EMPLOYEE, UNIT), EnumSet.of(UNTIL));

  private final String key;
  private final Note.Kind noteKind;
  private final Set<ImportField> required;
  private final Set<ImportField> optional;

  ImportKind(String key, Note.Kind noteKind) {
    this(key, noteKind, EnumSet.of(EMPLOYEE, DATE, TEXT), EnumSet.of(REFERENCE));
  }

  ImportKind(String key, Note.Kind noteKind, Set<ImportField> required, Set<ImportField> optional) {
    this.key = key;
    this.noteKind = noteKind;
    this.required = required;
    this.optional = optional;
  }

  /** The word that a mapping uses. */
  @JsonValue
  public String key() {
    return key;
  }

  @JsonCreator
  static ImportKind of(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new Refused("The mapping's kind \"%s\" is none. Write one of %s."
            .formatted(key, Arrays.stream(values()).map(ImportKind::key).collect(Collectors.joining(", ")))));
  }

  /** Null where the records are no notes. */
  Note.Kind noteKind() {
    return noteKind;
  }

  Set<ImportField> required() {
    return required;
  }

  boolean has(ImportField field) {
    return required.contains(field) || optional.contains(field);
  }

  String fieldKeys() {
    return Arrays.stream(ImportField.values())
        .filter(this::has)
        .map(ImportField::key)
        .collect(Collectors.joining(", "));
  }
}
