package io.dueprocess.casefile;

import java.time.Clock;

class AppendOnlyTest extends AppendOnlyCases {

  @Override
  RecordDatabase database(Clock clock) {
    return RecordDatabase.h2(clock, 2);
  }
}
