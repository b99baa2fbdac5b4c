package io.dueprocess.demo;

import io.dueprocess.engine.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's clock, kept over a restart; before the first one it stands at the beginning of the demo's cases. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  MovableClock clock(JdbcClient jdbc, ZoneId timeZone) {
    Duration offset = jdbc.sql("select offset_millis from demo_clock").query(Long.class).optional()
        .map(Duration::ofMillis)
        .orElse(DemoCases.HISTORY.negated());
    var clock = new MovableClock(Clock.system(timeZone), offset);
    clock.whenMoved(moved -> keep(jdbc, moved));
    return clock;
  }

  private static void keep(JdbcClient jdbc, Duration offset) {
    if (jdbc.sql("update demo_clock set offset_millis = ?").param(offset.toMillis()).update() == 0) {
      jdbc.sql("insert into demo_clock (offset_millis) values (?)").param(offset.toMillis()).update();
    }
  }
}
