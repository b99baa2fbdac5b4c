package io.dueprocess.casefile;

import java.time.Clock;

class ManyWritersIT extends ManyWriters {

  @Override
  RecordDatabase database(Clock clock, int connections) {
    return RecordDatabase.postgres(clock, connections);
  }
}
