package io.dueprocess.login;

import io.dueprocess.engine.Users;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Users whom the product itself keeps, with their passwords: those of the demo, and the first administrator. A wrong
 * password and an unknown user are refused alike; the engine makes a user wait after each wrong password, and longer
 * each time. Their groups are not kept with the login: they are asked for when they count.
 */
class LocalLogin implements AuthenticationProvider {

  private final Users users;
  private final Leavers leavers;

  LocalLogin(Users users, Leavers leavers) {
    this.users = users;
    this.leavers = leavers;
  }

  @Override
  public Authentication authenticate(Authentication said) {
    String userId = said.getName();
    String password = said.getCredentials() instanceof String text ? text : "";
    if (!users.passwordIs(userId, password)) {
      throw new BadCredentialsException("This user and this password do not go together.");
    }
    if (leavers.hasLeft(userId)) {
      throw new DisabledException(Leavers.SENTENCE);
    }
    var signedIn = UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
    signedIn.setDetails(said.getDetails());
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
