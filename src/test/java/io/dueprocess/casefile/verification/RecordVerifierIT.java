package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.RecordDatabase;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

/** What an attacker does to the record on a real PostgreSQL. */
class RecordVerifierIT extends RecordVerifierTestCase {

  @BeforeAll
  static void start() {
    prepare(RecordDatabase.postgres(Clock.systemUTC(), 2), "alter table case_entry disable trigger all",
        "alter table checkpoint disable trigger all", "alter table checkpoint_head disable trigger all",
        "alter table signing_key disable trigger all", "alter table pip_case disable trigger all");
  }
}
