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

  @Bean
  @Profile("!demo & !test")
  Clock clock(@Value("${due-process.time-zone:}") String zone) {
    return zone.isBlank() ? Clock.systemDefaultZone() : Clock.system(ZoneId.of(zone));
  }
}
