package io.dueprocess.casefile;

/**
 * Who does something: a person by user id, or the product itself.
 *
 * @param userId the login, or {@code system}
 * @param role the group in which the person acts: manager, hr, hrLead, legal, employee, or system
 * @param onBehalfOf user id of whose step it is where another takes it for them; null for a step of one's own
 */
public record Actor(String userId, String role, String onBehalfOf) {

  /** Somebody who acts for themselves. */
  public Actor(String userId, String role) {
    this(userId, role, null);
  }

  /** The product itself: findings, deliveries, reminders, time that ran out. */
  public static final Actor SYSTEM = new Actor("system", "system");
}
