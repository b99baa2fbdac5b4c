package io.dueprocess.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.SecurityActions;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * Tells the web applications who is signed in, in the place of their own filter, which keeps it in the session: groups
 * and rights are asked for at each request, so that one that was taken away is gone with the next.
 */
class WebApplicationLogin implements Filter {

  private final ProcessEngine engine;

  WebApplicationLogin(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Authentications signedIn = new Authentications();
    String userId = ((HttpServletRequest) request).getRemoteUser();
    UserAuthentication user = userId == null ? null : AuthenticationUtil.createAuthentication(engine, userId);
    if (user != null) {
      signedIn.addOrReplace(user);
    }
    Authentications.setCurrent(signedIn);
    try {
      SecurityActions.runWithAuthentications(() -> {
        chain.doFilter(request, response);
        return null;
      }, signedIn);
    } finally {
      Authentications.clearCurrent();
    }
  }
}
