package io.dueprocess.casefile.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** What the settings of the mail server switch on. */
class LetterConfigurationTest {

  private final ApplicationContextRunner product = new ApplicationContextRunner()
      .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
      .withUserConfiguration(LetterConfiguration.class)
      .withBean(Clock.class, Clock::systemUTC)
      .withBean(Outbox.class, () -> mock(Outbox.class))
      .withBean(Letters.class, () -> mock(Letters.class));

  @Test
  void withoutAMailServerNothingIsSent() {
    product.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LetterSender.class));
  }

  @Test
  void withAMailServerLettersAreSentByThemselves() {
    product.withPropertyValues("spring.mail.host=localhost", "due-process.letters.link=https://dp.example.com",
            "due-process.letters.send-every=1h")
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(LetterSender.class)
            .hasSingleBean(SchedulingConfigurer.class));
  }

  @Test
  void aMailServerWithoutTheAddressOfTheProductIsRefused() {
    product.withPropertyValues("spring.mail.host=localhost").run(context -> assertThat(context.getStartupFailure())
        .rootCause().hasMessageContaining("due-process.url is not"));
  }
}
