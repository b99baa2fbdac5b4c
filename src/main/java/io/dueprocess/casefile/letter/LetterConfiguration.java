package io.dueprocess.casefile.letter;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** The settings of letters, and the sender where there is a mail server ({@code spring.mail.host}). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LetterSettings.class)
class LetterConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(LetterConfiguration.class);

  /** Only where a mail server is set. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @ConditionalOnProperty("spring.mail.host")
  static class WithMailServer {

    @Bean
    LetterSender letterSender(Outbox outbox, Letters letters, JavaMailSender mailServer, LetterSettings settings,
        Clock clock) {
      if (settings.link().isBlank()) {
        throw new IllegalStateException("spring.mail.host is set and due-process.url is not. Set it to the address at "
            + "which people reach the product: the mails that bring letters have it as their link.");
      }
      if (mailServer instanceof JavaMailSenderImpl smtp) {
        // prints each mail with its addresses, and the login, to standard output, past every log
        smtp.getJavaMailProperties().setProperty("mail.debug", "false");
        smtp.getJavaMailProperties().setProperty("mail.debug.auth", "false");
      }
      return new LetterSender(outbox, letters, mailServer, settings, clock);
    }

    @Bean
    SchedulingConfigurer sendLetters(LetterSender sender, LetterSettings settings) {
      return tasks -> tasks.addFixedDelayTask(() -> {
        try {
          sender.sendDue();
        } catch (RuntimeException e) {
          LOG.error("Letters could not be sent. The next try is in {} seconds.", settings.sendEvery().toSeconds(), e);
        }
      }, settings.sendEvery());
    }
  }
}
