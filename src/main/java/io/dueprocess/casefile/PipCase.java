package io.dueprocess.casefile;

import java.time.LocalDate;

/**
 * Whose case it is and where it stands.
 *
 * @param employeeId the subject; the three people are 0 once the case has been erased
 * @param requesterId the manager who asked for action; stays when the manager changes
 * @param managerId the manager whose tasks they are today
 * @param outcome how it ended, null while it is open
 */
public record PipCase(
    CaseId id, long employeeId, long requesterId, long managerId, LocalDate openedOn, Stage stage,
    CaseOutcome outcome) {

  public boolean open() {
    return outcome == null;
  }

  /** Whether its retention is over: nobody can be named any more, and no entry can be read. */
  public boolean erased() {
    return employeeId == 0;
  }
}
