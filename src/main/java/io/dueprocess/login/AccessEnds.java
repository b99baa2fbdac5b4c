package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends an access that was granted: at the next request of somebody who has left (401, whatever they signed in with),
 * and of a session in which nobody has done anything for a while, or that is old. Tasklist asks for its lists every few
 * seconds as long as it is open, which is no sign that anybody sits before it: the container's own timeout would never
 * come.
 */
class AccessEnds extends OncePerRequestFilter {

  private static final String STARTED = AccessEnds.class.getName() + ".started";
  private static final String LAST_SEEN = AccessEnds.class.getName() + ".lastSeen";
  /** What pages ask for by themselves, again and again. */
  private static final Pattern BY_ITSELF = Pattern.compile(
      ".*/engine/default/filter/[^/]+/(list|count)|.*/engine/default/filter(/count)?|.*/api/demo/clock");

  private final LoginSettings settings;
  private final Leavers leavers;
  private final Answers answers;
  private final LongSupplier nanoTime;

  /**
   * Ends it.
   *
   * @param nanoTime time that passes, whatever the clocks say: the product's can be moved
   */
  AccessEnds(LoginSettings settings, Leavers leavers, Answers answers, LongSupplier nanoTime) {
    this.settings = settings;
    this.leavers = leavers;
    this.answers = answers;
    this.nanoTime = nanoTime;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRemoteUser() == null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (leavers.hasLeft(request.getRemoteUser())) {
      end(request, response);
      answers.refuse(request, response, HttpStatus.UNAUTHORIZED, Leavers.SENTENCE);
      return;
    }
    HttpSession session = request.getSession(false);
    if (session != null && isOver(session, request)) {
      end(request, response);
      answers.refuse(request, response, HttpStatus.UNAUTHORIZED, "Your session has ended. Sign in again.");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isOver(HttpSession session, HttpServletRequest request) {
    long now = nanoTime.getAsLong();
    if (!(session.getAttribute(STARTED) instanceof Long started)
        || !(session.getAttribute(LAST_SEEN) instanceof Long lastSeen)) {
      session.setAttribute(STARTED, now);
      session.setAttribute(LAST_SEEN, now);
      return false;
    }
    if (longerThan(settings.longest(), started, now) || longerThan(settings.idle(), lastSeen, now)) {
      return true;
    }
    if (!BY_ITSELF.matcher(request.getRequestURI()).matches()) {
      session.setAttribute(LAST_SEEN, now);
    }
    return false;
  }

  private static boolean longerThan(Duration limit, long from, long now) {
    return now - from > limit.toNanos();
  }

  private static void end(HttpServletRequest request, HttpServletResponse response) {
    new SecurityContextLogoutHandler()
        .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
  }
}
