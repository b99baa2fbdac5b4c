package io.dueprocess.process;

import io.dueprocess.engine.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Time stands still on a Monday morning until a test moves it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

  static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T09:00:00Z");

  @Bean
  MovableClock clock() {
    return new MovableClock(Clock.fixed(MONDAY_MORNING, ZoneOffset.UTC), Duration.ZERO);
  }
}
