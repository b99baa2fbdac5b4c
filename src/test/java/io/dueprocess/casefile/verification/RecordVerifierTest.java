package io.dueprocess.casefile.verification;

import io.dueprocess.casefile.RecordDatabase;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

/** What an attacker does to the record on H2. */
class RecordVerifierTest extends RecordVerifierTestCase {

  @BeforeAll
  static void start() {
    prepare(RecordDatabase.h2(Clock.systemUTC(), 2), "drop trigger case_entry_append_only",
        "drop trigger checkpoint_append_only", "drop trigger checkpoint_head_append_only",
        "drop trigger signing_key_append_only");
  }
}
