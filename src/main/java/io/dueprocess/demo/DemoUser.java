package io.dueprocess.demo;

import java.util.List;

/**
 * Somebody who can sign in to the demo.
 *
 * @param userId the login, which the directory has, too
 * @param roles the groups, {@code employee} among them
 * @param about why one would sign in as this person, in a few words
 */
public record DemoUser(String userId, List<String> roles, String about) {

  public DemoUser {
    roles = List.copyOf(roles);
  }
}
