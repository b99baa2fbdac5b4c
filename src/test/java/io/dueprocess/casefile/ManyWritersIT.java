package io.dueprocess.casefile;

import org.junit.jupiter.api.AfterEach;

class ManyWritersIT extends ManyWriters {

  private final RecordDatabase database = RecordDatabase.postgres(clock(), WRITERS);

  @Override
  RecordDatabase database() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
