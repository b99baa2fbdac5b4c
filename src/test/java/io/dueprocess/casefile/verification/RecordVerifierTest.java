package io.dueprocess.casefile.verification;

import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What an attacker does to the record on H2. */
class RecordVerifierTest extends RecordVerifierTestCase {

  private static JdbcConnectionPool pool;

  @BeforeAll
  static void start() {
    pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    prepare(pool, "h2", "drop trigger case_entry_append_only", "drop trigger checkpoint_append_only",
        "drop trigger checkpoint_head_append_only", "drop trigger signing_key_append_only");
  }

  @AfterAll
  static void stop() {
    pool.dispose();
  }
}
