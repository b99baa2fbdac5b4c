package io.dueprocess.casefile.verification;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What an attacker does to the record on a real PostgreSQL. */
class RecordVerifierIT extends RecordVerifierTestCase {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    prepare(postgres.getPostgresDatabase(), "postgresql", "alter table case_entry disable trigger all",
        "alter table checkpoint disable trigger all", "alter table checkpoint_head disable trigger all",
        "alter table signing_key disable trigger all", "alter table pip_case disable trigger all");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }
}
