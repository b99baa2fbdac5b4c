package io.dueprocess.casefile;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class AppendOnlyIT extends AppendOnlyCases {

  @Override
  RecordDatabase database(Clock clock) {
    return RecordDatabase.postgres(clock, 2);
  }

  @Test
  void refusesToEmptyTheTable() {
    refused("truncate table case_entry cascade");
  }
}
