package io.dueprocess.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine, for as long as a request to its REST interface takes, who is signed in. Nobody gets further without
 * a login (401), whatever let them come here.
 */
class EngineRestLogin extends OncePerRequestFilter {

  private final IdentityService identity;
  private final PipProcess process;

  EngineRestLogin(IdentityService identity, PipProcess process) {
    this.identity = identity;
    this.process = process;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String userId = request.getRemoteUser();
    if (userId == null) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    List<String> groups = List.copyOf(process.groupsOf(userId));
    try {
      identity.setAuthentication(userId, groups);
      chain.doFilter(request, response);
    } finally {
      identity.clearAuthentication();
    }
  }
}
