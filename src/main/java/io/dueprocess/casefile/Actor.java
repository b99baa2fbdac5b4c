package io.dueprocess.casefile;

/**
 * Who does something: a person by user id, or the product itself.
 *
 * @param userId the login, or {@code system}
 * @param role the group in which the person acts: manager, hr, hrLead, legal, employee, or system
 */
public record Actor(String userId, String role) {

  /** The product itself: findings, deliveries, reminders, time that ran out. */
  public static final Actor SYSTEM = new Actor("system", "system");
}
