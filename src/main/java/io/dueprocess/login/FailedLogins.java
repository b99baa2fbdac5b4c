package io.dueprocess.login;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The failed sign-ins of each address. Somebody who tries one password with many users, or many users' names, never
 * gets to a wait of the engine's, which is for each user: an address has one as well. A successful sign-in clears
 * nothing, or whoever has one account could try for ever. Kept in memory, of each node by itself, and of the addresses
 * that were not quiet the longest.
 */
final class FailedLogins {

  private final int failures;
  private final long within;
  private final LongSupplier nanoTime;
  private final Map<String, Deque<Long>> byAddress = new Remembered<>();

  /**
   * Counts.
   *
   * @param nanoTime time that passes, whatever the clocks say: the product's can be moved
   */
  FailedLogins(int failures, Duration within, LongSupplier nanoTime) {
    this.failures = failures;
    this.within = within.toNanos();
    this.nanoTime = nanoTime;
  }

  synchronized void count(String address) {
    Deque<Long> moments = byAddress.computeIfAbsent(address, a -> new ArrayDeque<>());
    moments.addLast(nanoTime.getAsLong());
    if (moments.size() > failures) {
      moments.removeFirst();
    }
  }

  /** How long the address has to wait before it may try again; zero where it need not. */
  synchronized Duration wait(String address) {
    Deque<Long> moments = byAddress.get(address);
    if (moments == null || moments.size() < failures) {
      return Duration.ZERO;
    }
    long left = moments.getFirst() + within - nanoTime.getAsLong();
    return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
  }
}
