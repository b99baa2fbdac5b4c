package io.dueprocess.casefile.export;

import io.dueprocess.casefile.PipCase;

/** Who the people of a case are, as the directory says on the day of the export: the record itself has user ids. */
public interface People {

  /** First and last name; the user id itself where the directory has nobody of that id. */
  String nameOf(String userId);

  /** Whom a case is about. */
  Subject subjectOf(PipCase pipCase);

  /**
   * Whom a case is about.
   *
   * @param userId null for somebody without a login
   * @param manager name of the manager of today
   */
  record Subject(String userId, String name, String number, String jobTitle, String unit, String jurisdiction,
      String manager) {}
}
