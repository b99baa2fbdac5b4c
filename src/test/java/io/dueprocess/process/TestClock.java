package io.dueprocess.process;

import io.dueprocess.engine.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.joda.time.DateTimeUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Time stands still on a Monday morning until a test moves it; the next test finds the same Monday morning. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

  static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T09:00:00Z");

  private volatile Instant stoppedAt = MONDAY_MORNING;
  private final MovableClock clock = new MovableClock(new Stopped(), Duration.ZERO);

  @Bean
  MovableClock clock() {
    return clock;
  }

  /**
   * Between two tests, and only there, time goes back; the product's own clock never does. The engines of a JVM share
   * one clock: a test with a context of its own, before this one, has left its own there.
   */
  void backToMondayMorning() {
    stoppedAt = MONDAY_MORNING.minus(clock.offset());
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
  }

  private final class Stopped extends Clock {

    @Override
    public Instant instant() {
      return stoppedAt;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("The tests have one time zone.");
    }
  }
}
