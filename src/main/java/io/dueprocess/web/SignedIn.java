package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.engine.PipProcess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who sent a request, and whether they may. */
@Component
class SignedIn {

  /** Browsers send it only from our own pages, so a foreign page can't write in somebody's name. */
  static final String OWN_PAGE = "X-Due-Process";

  private final PipProcess process;

  SignedIn(PipProcess process) {
    this.process = process;
  }

  /** The user id of who is signed in. Refuses with 401 where nobody is. */
  String require(HttpServletRequest request) {
    if (!HttpMethod.GET.matches(request.getMethod()) && request.getHeader(OWN_PAGE) == null) {
      throw new RequestRefused(HttpStatus.FORBIDDEN,
          "Send the header " + OWN_PAGE + ": 1 with every request that writes.");
    }
    return user().orElseThrow(() -> new RequestRefused(HttpStatus.UNAUTHORIZED, "Sign in first."));
  }

  /** Who is signed in, acting in the first of the roles that they have. Refuses with 403 where they have none. */
  Actor require(HttpServletRequest request, String... roles) {
    String userId = require(request);
    Set<String> groups = process.groupsOf(userId);
    return Arrays.stream(roles)
        .filter(groups::contains)
        .findFirst()
        .map(role -> new Actor(userId, role))
        .orElseThrow(() -> new RequestRefused(HttpStatus.FORBIDDEN,
            "This is for members of %s only.".formatted(String.join(", ", roles))));
  }

  private static Optional<String> user() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(login -> login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken))
        .map(Authentication::getName);
  }
}
