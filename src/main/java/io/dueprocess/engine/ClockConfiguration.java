package io.dueprocess.engine;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The product's clock, real time outside demo and tests. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /** Where days begin and end; the system's zone where none is set. */
  @Bean
  ZoneId timeZone(@Value("${due-process.time-zone:}") String zone) {
    return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
  }

  @Bean
  @Profile("!demo & !test")
  Clock clock(ZoneId timeZone) {
    return Clock.system(timeZone);
  }
}
