package io.dueprocess.engine;

import java.time.Clock;
import org.joda.time.DateTimeUtils;

/** Makes the engine read the product's clock, so that the two never disagree. The engine keeps time by Joda. */
final class EngineClock {

  EngineClock(Clock clock) {
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
  }
}
