package io.dueprocess.web;

import io.dueprocess.demo.DemoUsers;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.TimeTravel;
import io.dueprocess.engine.TimeTravel.NextTimer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The demo's users for the start page, and its clock for the bar on every page. Absent outside the demo. */
@RestController
@Profile("demo")
class DemoController {

  private final MovableClock clock;
  private final TimeTravel timeTravel;
  private final DemoUsers users;

  DemoController(MovableClock clock, TimeTravel timeTravel, DemoUsers users) {
    this.clock = clock;
    this.timeTravel = timeTravel;
    this.users = users;
  }

  /** How far to go. */
  enum By {
    DAY,
    WEEK,
    NEXT_TIMER
  }

  record Move(By by) {}

  record Timer(LocalDateTime at, String caseId) {}

  record Now(LocalDateTime now, String zone, long epochMillis, Timer nextTimer) {}

  @GetMapping(path = "/api/demo/users", produces = MediaType.APPLICATION_JSON_VALUE)
  List<DemoUsers.Login> users() {
    return users.all();
  }

  @GetMapping(path = "/api/demo/clock", produces = MediaType.APPLICATION_JSON_VALUE)
  Now now() {
    return new Now(local(clock.instant()), clock.getZone().getId(), clock.millis(),
        timeTravel.nextTimer().map(this::timer).orElse(null));
  }

  /** Goes on and does all that becomes due. No login: the bar is on the page where one signs in, too. */
  @PostMapping(path = "/api/demo/clock", produces = MediaType.APPLICATION_JSON_VALUE)
  Now move(@RequestBody Move move, HttpServletRequest request) {
    if (request.getHeader(SignedIn.OWN_PAGE) == null) {
      throw new RequestRefused(HttpStatus.FORBIDDEN, "Send the header " + SignedIn.OWN_PAGE + ": 1.");
    }
    if (move.by() == null) {
      throw new RequestRefused(HttpStatus.BAD_REQUEST, "by: say DAY, WEEK or NEXT_TIMER.");
    }
    timeTravel.to(switch (move.by()) {
      case DAY -> clock.instant().plus(Duration.ofDays(1));
      case WEEK -> clock.instant().plus(Duration.ofDays(7));
      case NEXT_TIMER -> timeTravel.nextTimer().map(NextTimer::at).filter(at -> at.isAfter(clock.instant()))
          .orElse(clock.instant());
    });
    return now();
  }

  private Timer timer(NextTimer next) {
    return new Timer(local(next.at()), next.caseId() == null ? null : next.caseId().value());
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, clock.getZone()).withNano(0);
  }
}
