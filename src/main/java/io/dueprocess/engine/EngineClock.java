package io.dueprocess.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Makes the engine read the product's clock, so that the two never disagree. */
class EngineClock {

  EngineClock(Clock clock) {
    if (clock instanceof MovableClock movable) {
      movable.whenMoved(EngineClock::offset);
      offset(movable.offset());
    }
  }

  private static void offset(Duration offset) {
    ClockUtil.offset(offset.toMillis());
  }

  /** What the engine takes for now. */
  static Instant now() {
    return ClockUtil.now().toInstant();
  }
}
