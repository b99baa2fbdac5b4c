package io.dueprocess.employee;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * One person of the directory.
 *
 * @param id our own key
 * @param number the employee number of the HR system
 * @param userId the login, which is also the assignee of the person's tasks
 * @param unit part of the organisation
 * @param jurisdiction names the policy row: US, US_FEDERAL, GB, DE, or another code, which takes the default row
 * @param managerId null for who reports to nobody
 * @param managerSince since when this manager; null where the export did not say
 * @param hiredOn beginning of the tenure; null where the export did not say
 * @param probationUntil last day of probation, null for none
 * @param leftOn last day of employment, null while employed
 * @param workingDays days of the week this person works
 */
public record Employee(
    long id,
    String number,
    String firstName,
    String lastName,
    String userId,
    String email,
    String unit,
    String jobTitle,
    String jurisdiction,
    Long managerId,
    LocalDate managerSince,
    LocalDate hiredOn,
    LocalDate probationUntil,
    LocalDate leftOn,
    Set<DayOfWeek> workingDays) {

  public String name() {
    return firstName + " " + lastName;
  }

  /** Employed on that day, as far as the file says. */
  public boolean employedOn(LocalDate day) {
    return (hiredOn == null || !day.isBefore(hiredOn)) && !hasLeftBy(day);
  }

  /** Whether the last day of employment lies before that day. */
  public boolean hasLeftBy(LocalDate day) {
    return leftOn != null && day.isAfter(leftOn);
  }
}
