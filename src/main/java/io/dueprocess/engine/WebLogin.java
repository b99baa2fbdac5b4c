package io.dueprocess.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.stereotype.Component;

/** Who sent a request: signed in to the web applications, or by HTTP Basic. */
@Component
public class WebLogin {

  private static final String BASIC = "Basic ";

  private final IdentityService identity;

  WebLogin(IdentityService identity) {
    this.identity = identity;
  }

  /** The user id; empty where nobody is signed in or the password is wrong. */
  public Optional<String> userOf(HttpServletRequest request) {
    return fromSession(request).or(() -> fromHeader(request));
  }

  private static Optional<String> fromSession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Authentications signedIn = AuthenticationUtil.getAuthsFromSession(session);
    return Optional.ofNullable(signedIn)
        .map(all -> all.getAuthenticationForProcessEngine("default"))
        .map(Authentication::getIdentityId);
  }

  private Optional<String> fromHeader(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.startsWith(BASIC)) {
      return Optional.empty();
    }
    String[] parts;
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return parts.length == 2 && identity.checkPassword(parts[0], parts[1]) ? Optional.of(parts[0]) : Optional.empty();
  }
}
