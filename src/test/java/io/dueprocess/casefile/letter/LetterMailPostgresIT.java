package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.RecordDatabase;
import java.time.Clock;

/** The same on a real PostgreSQL. */
class LetterMailPostgresIT extends LetterMailTest {

  @Override
  RecordDatabase database(Clock clock) {
    return RecordDatabase.postgres(clock, 10);
  }
}
