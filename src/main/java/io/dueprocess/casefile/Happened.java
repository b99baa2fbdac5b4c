package io.dueprocess.casefile;

import java.time.LocalDate;

/** Content about a fact with a day of its own: the entry shows how long after it was written down. */
public interface Happened {

  /** The day of the fact, which may be earlier than the day on which it is written down. */
  LocalDate happenedOn();
}
