package io.dueprocess.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Outside the demo: at the first start, when there is no administrator yet, makes one with a password of its own and
 * shows it once, on the console and not in the log.
 */
@Component
@Profile("!demo")
class FirstAdministrator {

  private static final String USER_ID = "admin";

  private final Users users;

  FirstAdministrator(Users users) {
    this.users = users;
  }

  void ensure() {
    if (users.anyIn(Users.ADMINISTRATORS)) {
      return;
    }
    String password = password();
    users.ensure(USER_ID, "First", "Administrator", password, List.of(Users.ADMINISTRATORS));
    System.out.printf(
        "%n  First administrator: user %s, password %s%n  It is shown this once. Sign in and change it.%n%n",
        USER_ID, password);
  }

  private static String password() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
