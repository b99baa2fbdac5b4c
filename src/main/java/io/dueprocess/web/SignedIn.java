package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who sends a request, and whether they may. */
@Component
class SignedIn {

  /** The person and the first of the roles that they have. Answers 401 to a stranger, 403 to one without a role. */
  Actor require(HttpServletRequest request, String... roles) {
    Principal principal = request.getUserPrincipal();
    if (principal == null) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Sign in first.");
    }
    for (String role : roles) {
      if (request.isUserInRole(role)) {
        return new Actor(principal.getName(), role);
      }
    }
    throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only %s may do this.".formatted(String.join(", ", roles)));
  }
}
