package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before a password or a token is looked at: it came over HTTPS where that is asked for (403), and its address has not
 * failed too often (429, with how long to wait).
 */
class GuardedLogin extends OncePerRequestFilter {

  private final LoginSettings settings;
  private final FailedLogins failed;
  private final Answers answers;

  GuardedLogin(LoginSettings settings, FailedLogins failed, Answers answers) {
    this.settings = settings;
    this.failed = failed;
    this.answers = answers;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Credentials.in(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (settings.httpsOnly() && !request.isSecure()) {
      answers.refuse(request, response, HttpStatus.FORBIDDEN, "Passwords and tokens are taken over HTTPS only. Use the "
          + "address that begins with https; a proxy in front has to send X-Forwarded-Proto.");
      return;
    }
    Duration wait = failed.wait(request.getRemoteAddr());
    if (!wait.isZero()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
      answers.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "Too many sign-ins have failed from your "
          + "address. Try again in %d minutes.".formatted(wait.toMinutes() + 1));
      return;
    }
    chain.doFilter(request, response);
  }
}
