package io.dueprocess.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Days of the calendar as moments, in the time zone of the product's clock. */
@Component
public class Moments {

  private final Clock clock;

  Moments(Clock clock) {
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** This moment by the product's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** The day of a moment. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, clock.getZone());
  }

  /** The time on the clock on the wall at a moment. */
  public LocalDateTime time(Instant moment) {
    return LocalDateTime.ofInstant(moment, clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** The time zone in which days begin and end. */
  public ZoneId zone() {
    return clock.getZone();
  }

  /** The first moment of a day. */
  public Date startOf(LocalDate day) {
    return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
  }

  /** The day on which somebody may still act who has until this moment: the one before where it is a midnight. */
  public LocalDate lastDay(Instant due) {
    return day(due.minusMillis(1));
  }

  /** The moment at which a day is over: a person who has until that day has all of it. */
  public Date endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
