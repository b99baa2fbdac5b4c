package io.dueprocess.login;

import io.dueprocess.casefile.DailyWork;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Who signed in or tried to, and who was refused what. In a table, and not in the log, which names nobody. What is the
 * same within a minute is kept once, so that a program that signs in with each request, or that tries again and again,
 * fills no table. Kept for {@code due-process.login.keep-events}.
 */
@Component
@ConditionalOnWebApplication
public class SecurityEvents implements DailyWork {

  /** Most that are given at once. */
  public static final int MOST = 1000;

  private static final Duration SAME = Duration.ofMinutes(1);
  private static final int LONGEST_REQUEST = 200;
  private static final int LONGEST_ADDRESS = 64;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Users users;
  private final Employees employees;
  private final LoginSettings settings;
  private final Map<SecurityEvent, Instant> newest = new Remembered<>();
  private Instant looked = Instant.EPOCH;

  SecurityEvents(JdbcClient jdbc, Clock clock, Users users, Employees employees, LoginSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.users = users;
    this.employees = employees;
    this.settings = settings;
  }

  /** What happened. */
  public enum Kind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT,
    /** Somebody who is signed in asked for what they may not do, or for a case that is not theirs. */
    REFUSED
  }

  /**
   * One of them.
   *
   * @param at null while it is not kept yet
   * @param userId null where nobody of the name that was given is known
   * @param address from which it came
   * @param request method and path; null for a sign-in
   */
  public record SecurityEvent(Instant at, Kind kind, String userId, String address, String request) {}

  /** The newest first, at most {@link #MOST}, from one moment on and before another. */
  public List<SecurityEvent> between(Instant from, Instant before) {
    return jdbc.sql("""
            select at, kind, user_id, address, request from security_event where at >= ? and at < ?
            order by at desc, id desc fetch first %d rows only
            """.formatted(MOST))
        .params(OffsetDateTime.ofInstant(from, ZoneOffset.UTC), OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .query(SecurityEvents::event)
        .list();
  }

  @EventListener
  void signedIn(AuthenticationSuccessEvent event) {
    address(event).ifPresent(address -> keep(Kind.SIGNED_IN, event.getAuthentication().getName(), address, null));
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    String name = event.getAuthentication().getName();
    boolean known = users.known(name) || employees.findByUserId(name).isPresent();
    address(event).ifPresent(address -> keep(Kind.SIGN_IN_FAILED, known ? name : null, address, null));
  }

  @EventListener
  void signedOut(LogoutSuccessEvent event) {
    address(event).ifPresent(address -> keep(Kind.SIGNED_OUT, event.getAuthentication().getName(), address, null));
  }

  private static Optional<String> address(AbstractAuthenticationEvent event) {
    return Optional.ofNullable(event.getAuthentication().getDetails())
        .filter(WebAuthenticationDetails.class::isInstance).map(WebAuthenticationDetails.class::cast)
        .map(WebAuthenticationDetails::getRemoteAddress);
  }

  void refused(String userId, String address, String request) {
    keep(Kind.REFUSED, userId, address, request);
  }

  private void keep(Kind kind, String userId, String address, String request) {
    var event = new SecurityEvent(null, kind, userId, cut(address, LONGEST_ADDRESS), cut(request, LONGEST_REQUEST));
    Instant now = clock.instant();
    if (isNew(event, now)) {
      jdbc.sql("insert into security_event (at, kind, user_id, address, request) values (?, ?, ?, ?, ?)")
          .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), event.kind().name(), event.userId(), event.address(),
              event.request())
          .update();
    }
  }

  /** Deletes what has been kept for long enough. */
  @Override
  public void doIfDue() {
    Instant now = clock.instant();
    if (!now.isBefore(looked.plus(Duration.ofDays(1)))) {
      jdbc.sql("delete from security_event where at < ?")
          .param(OffsetDateTime.ofInstant(now.minus(settings.keepEvents()), ZoneOffset.UTC)).update();
      looked = now;
    }
  }

  private synchronized boolean isNew(SecurityEvent event, Instant now) {
    Instant before = newest.get(event);
    if (before != null && now.isBefore(before.plus(SAME))) {
      return false;
    }
    newest.put(event, now);
    return true;
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  private static SecurityEvent event(ResultSet row, int number) throws SQLException {
    return new SecurityEvent(row.getObject("at", OffsetDateTime.class).toInstant(), Kind.valueOf(row.getString("kind")),
        row.getString("user_id"), row.getString("address"), row.getString("request"));
  }
}
