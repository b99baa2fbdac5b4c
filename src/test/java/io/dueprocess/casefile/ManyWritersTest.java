package io.dueprocess.casefile;

import org.junit.jupiter.api.AfterEach;

class ManyWritersTest extends ManyWriters {

  private final RecordDatabase database = RecordDatabase.h2(clock(), WRITERS);

  @Override
  RecordDatabase database() {
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
