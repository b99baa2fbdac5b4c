package io.dueprocess.event;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.EntryKind;
import java.util.List;
import java.util.Optional;

/**
 * Content of a {@code CLOCK} entry: the clock of the case stopped, or goes on.
 *
 * @param leave where it stopped, the leave for which; where it goes on, all leave so far: what of it was not in the
 *     entry before was given back to the period
 */
public record ClockSet(List<Leaves.Span> leave) {

  /** Topic of the entry by which the clock stands still. */
  public static final String STOPPED = "STOPPED";

  /** Topic of the entry from which on it runs. */
  public static final String GOES_ON = "GOES_ON";

  /** The entry by which the clock of the case stands still; empty where it runs. */
  public static Optional<Recorded<ClockSet>> stopped(CaseFile file) {
    List<Recorded<ClockSet>> all = file.all(EntryKind.CLOCK, ClockSet.class);
    return all.isEmpty() || !STOPPED.equals(all.get(all.size() - 1).entry().topic())
        ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The leave that was given back to the period so far. */
  static Leaves given(CaseFile file) {
    return file.last(EntryKind.CLOCK, GOES_ON, ClockSet.class).map(r -> new Leaves(r.content().leave()))
        .orElse(Leaves.NONE);
  }
}
