package io.dueprocess.casefile;

import java.time.Clock;

class ManyWritersTest extends ManyWriters {

  @Override
  RecordDatabase database(Clock clock, int connections) {
    return RecordDatabase.h2(clock, connections);
  }
}
