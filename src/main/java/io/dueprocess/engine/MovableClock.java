package io.dueprocess.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/** A clock that runs, but can be put forward: in the demo and in tests, never in production. */
public final class MovableClock extends Clock {

  private final Clock real;
  private volatile Duration offset;
  private volatile Consumer<Duration> listener = moved -> {};

  /** A clock that is this much ahead of the real one. */
  public MovableClock(Clock real, Duration offset) {
    this.real = real;
    this.offset = offset;
  }

  /** Puts the clock forward. Refuses to go back with an {@link IllegalArgumentException}: the record never does. */
  public void moveTo(Instant moment) {
    Duration ahead = Duration.between(realInstant(), moment);
    if (ahead.compareTo(offset) < 0) {
      throw new IllegalArgumentException("The clock can't be put back to " + moment);
    }
    offset = ahead;
    listener.accept(ahead);
  }

  /** The real time, however far this clock has been put forward. */
  public Instant realInstant() {
    return real.instant();
  }

  /** How much it is ahead. */
  public Duration offset() {
    return offset;
  }

  /** Tells the listener, after whoever listened before it, of every later move. */
  public void whenMoved(Consumer<Duration> next) {
    listener = listener.andThen(next);
  }

  @Override
  public Instant instant() {
    return realInstant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The product has one time zone.");
  }
}
