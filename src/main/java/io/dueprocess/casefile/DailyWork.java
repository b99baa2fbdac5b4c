package io.dueprocess.casefile;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that is to be done every day, for the record or for those who keep the product running. It looks at the
 * product's clock itself, so that it is done in time also where that clock is put forward: whoever moves it asks for
 * what has become due.
 */
public interface DailyWork {

  /**
   * When there will be something to do, if nothing more happens; empty where there is nothing, or where nobody who puts
   * the clock forward has to stop for it on the way, since the next look finds the same.
   */
  default Optional<Instant> dueAt() {
    return Optional.empty();
  }

  /** Does the work if a day has passed since it was done last, and nothing otherwise. */
  void doIfDue();
}
