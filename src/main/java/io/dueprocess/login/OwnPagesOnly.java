package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send to change something here (403). Browsers say by themselves from where
 * a request comes, which no page can alter (W3C, Fetch Metadata Request Headers); programs say nothing and are asked
 * for their credentials. This holds for the engine's REST interface, too, where a browser that once asked its user for
 * a password would go on sending it.
 */
class OwnPagesOnly extends OncePerRequestFilter {

  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final Answers answers;

  OwnPagesOnly(Answers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && FOREIGN.contains(from) && mayChange(request)) {
      answers.refuse(request, response, HttpStatus.FORBIDDEN, "Another site sent this in your name. Nothing was done. "
          + "Open Due Process itself to do it.");
      return;
    }
    chain.doFilter(request, response);
  }

  /** Whether a request is of a kind that may change something here. */
  static boolean mayChange(HttpServletRequest request) {
    return !HARMLESS.contains(request.getMethod());
  }
}
