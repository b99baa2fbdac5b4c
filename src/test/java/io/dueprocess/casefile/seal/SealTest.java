package io.dueprocess.casefile.seal;

import java.util.UUID;

/** The seal on H2. */
class SealTest extends SealTestCase {

  @Override
  String newDatabase() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  @Override
  String user() {
    return "sa";
  }

  @Override
  void liftProtection(SealedRecord record) {
    record.jdbc.sql("drop trigger case_entry_append_only").update();
  }
}
