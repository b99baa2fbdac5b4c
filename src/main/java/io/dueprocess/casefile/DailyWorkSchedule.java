package io.dueprocess.casefile;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks every few minutes of real time whether daily work has become due by the product's clock. What fails keeps
 * nothing else from being done, and is tried again with the next look. Tests ask themselves.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!test")
class DailyWorkSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(DailyWorkSchedule.class);

  private final List<DailyWork> work;

  DailyWorkSchedule(List<DailyWork> work) {
    this.work = work;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void doWhatIsDue() {
    for (DailyWork daily : work) {
      try {
        daily.doIfDue();
      } catch (RuntimeException e) {
        LOG.error("{} failed; it is tried again in five minutes", daily.getClass().getSimpleName(), e);
      }
    }
  }
}
