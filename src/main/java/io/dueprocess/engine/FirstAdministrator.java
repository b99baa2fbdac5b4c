package io.dueprocess.engine;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Outside the demo: at the first start, when there is no administrator yet, makes one with a password of its own and
 * shows it once, on the console and not in the log.
 */
@Component
@Profile("!demo")
@Order(3)
class FirstAdministrator implements ApplicationRunner {

  private static final String USER_ID = "admin";

  private final IdentityService identity;

  FirstAdministrator(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
      return;
    }
    String password = password();
    User admin = identity.newUser(USER_ID);
    admin.setFirstName("First");
    admin.setLastName("Administrator");
    admin.setPassword(password);
    identity.saveUser(admin);
    identity.createMembership(USER_ID, Groups.CAMUNDA_ADMIN);
    System.out.printf("%n  First administrator: user %s, password %s%n  It is shown this once. Sign in and change it.%n%n",
        USER_ID, password);
  }

  private static String password() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
