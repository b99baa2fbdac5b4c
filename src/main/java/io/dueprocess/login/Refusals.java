package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has it kept that somebody who is signed in was refused something: whoever refuses, further in. A case that is not
 * theirs is refused as one that is not there.
 */
class Refusals extends OncePerRequestFilter {

  private static final String CASES = "/api/cases/";

  private final SecurityEvents events;

  Refusals(SecurityEvents events) {
    this.events = events;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (isRefusal(request, response.getStatus()) && login != null && !(login instanceof AnonymousAuthenticationToken)) {
      events.refused(login.getName(), request.getRemoteAddr(), request.getMethod() + " " + request.getRequestURI());
    }
  }

  private static boolean isRefusal(HttpServletRequest request, int status) {
    return status == HttpStatus.FORBIDDEN.value()
        || status == HttpStatus.NOT_FOUND.value() && request.getRequestURI().startsWith(CASES);
  }
}
