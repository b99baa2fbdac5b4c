package io.dueprocess.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the login page of a web application asks when it is shown: whether the browser belongs somewhere else. */
@RestController
class SignOutController {

  /** The company's provider, once, right after a sign-out that it has to hear of; 204 otherwise. */
  @GetMapping(path = "/api/sign-out", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, String>> next(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(OidcLogin.SIGN_OUT) instanceof String address)) {
      return ResponseEntity.noContent().build();
    }
    session.invalidate();
    return ResponseEntity.ok(Map.of("address", address));
  }
}
