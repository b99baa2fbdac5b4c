package io.dueprocess.casefile.seal;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few minutes of real time whether a seal has become due by the product's clock. Tests ask themselves. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!test")
class SealSchedule {

  private final Seal seal;

  SealSchedule(Seal seal) {
    this.seal = seal;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void sealIfDue() {
    seal.sealIfDue();
  }
}
