package io.dueprocess.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
  private final FailedLogins failed = new FailedLogins(3, Duration.ofMinutes(10), nanoTime::get);

  @Test
  void anAddressWaitsFromTheLastFailureThatIsOneTooMany() {
    fails("a", 2);
    assertThat(failed.wait("a")).isZero();
    fails("a", 1);
    assertThat(failed.wait("a")).isEqualTo(Duration.ofMinutes(10));
    assertThat(failed.wait("b")).isZero();
  }

  @Test
  void aFailureCountsForItsTimeAndNoLonger() {
    fails("a", 1);
    passes(Duration.ofMinutes(4));
    fails("a", 2);
    assertThat(failed.wait("a")).isEqualTo(Duration.ofMinutes(6));
    passes(Duration.ofMinutes(6));
    assertThat(failed.wait("a")).isZero();
    fails("a", 1);
    assertThat(failed.wait("a")).as("three within ten minutes").isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void whoTriesFromManyAddressesFillsNoMemory() {
    fails("first", 3);
    fails("second", 3);
    for (int i = 0; i < 9_998; i++) {
      fails("other" + i, 1);
    }
    failed.wait("first");
    fails("one more", 1);
    assertThat(failed.wait("first")).as("asked for lately").isPositive();
    assertThat(failed.wait("second")).as("quiet the longest").isZero();
  }

  private void fails(String address, int times) {
    for (int i = 0; i < times; i++) {
      failed.count(address);
    }
  }

  private void passes(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
