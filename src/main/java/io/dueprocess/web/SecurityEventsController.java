package io.dueprocess.web;

import io.dueprocess.engine.Users;
import io.dueprocess.login.SecurityEvents;
import io.dueprocess.login.SecurityEvents.SecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who signed in or tried to, and who was refused what, for administrators of users: by hand, or to be collected. */
@RestController
@ConditionalOnWebApplication
class SecurityEventsController {

  private final SignedIn signedIn;
  private final SecurityEvents events;

  SecurityEventsController(SignedIn signedIn, SecurityEvents events) {
    this.signedIn = signedIn;
    this.events = events;
  }

  /** The newest first, from one moment on and before another; 1000 at most, and the older ones with the next call. */
  @GetMapping(path = "/api/security-events", produces = MediaType.APPLICATION_JSON_VALUE)
  List<SecurityEvent> between(
      @RequestParam(defaultValue = "2000-01-01T00:00:00Z") Instant from,
      @RequestParam(defaultValue = "9999-01-01T00:00:00Z") Instant before, HttpServletRequest request) {
    signedIn.require(request, Users.ADMINISTRATORS);
    return events.between(from, before);
  }
}
