package io.dueprocess.engine;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Local users and their groups. */
@Component
public class Users {

  /** The group that may administer users, groups and rights. */
  public static final String ADMINISTRATORS = org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN;

  private final IdentityService identity;
  private final ProcessEngine engine;

  Users(IdentityService identity, ProcessEngine engine) {
    this.identity = identity;
    this.engine = engine;
  }

  /** Whether anybody is in the group. */
  public boolean anyIn(String group) {
    return identity.createUserQuery().memberOfGroup(group).count() > 0;
  }

  /**
   * Whether this is the user's password. Also no where the user does not exist, or has to wait after a wrong password.
   */
  public boolean passwordIs(String userId, String password) {
    if (!known(userId)) {
      // takes as long as for a user who is there
      engine().getPasswordManager().encrypt(password);
      return false;
    }
    try {
      return !password.isEmpty() && identity.checkPassword(userId, password);
    } catch (OptimisticLockingException twoAtOnce) {
      // two wrong passwords for one user at the same moment: one is counted, and none of them is right
      return false;
    }
  }

  /** Whether there is such a user. */
  public boolean known(String userId) {
    return !userId.isBlank() && identity.createUserQuery().userId(userId).count() > 0;
  }

  /** Makes a user with these groups; leaves one alone who is there already. */
  public void ensure(String userId, String firstName, String lastName, String password, Collection<String> groups) {
    if (known(userId)) {
      return;
    }
    User user = identity.newUser(userId);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(password);
    identity.saveUser(user);
    groups.forEach(group -> identity.createMembership(userId, group));
  }

  private ProcessEngineConfigurationImpl engine() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
