package io.dueprocess.engine;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Component;

/** The web applications of the engine: Tasklist, Cockpit, Admin, Welcome. */
@Component
public class WebApplications {

  private final ProcessEngine engine;

  WebApplications(ProcessEngine engine) {
    this.engine = engine;
  }

  /** What the web applications want to know of who has signed in. */
  public record SignedIn(String userId, Set<String> authorizedApps) {}

  /** Which of them the user may open; none for a user of whom the engine knows nothing. */
  public SignedIn openTo(String userId) {
    UserAuthentication user = AuthenticationUtil.createAuthentication(engine, userId);
    return user == null ? new SignedIn(userId, Set.of())
        : new SignedIn(user.getIdentityId(), new TreeSet<>(user.getAuthorizedApps()));
  }
}
