package io.dueprocess.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.engine.MovableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seal on a real PostgreSQL. */
class SealPostgresIT extends SealTestCase {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @Override
  String newDatabase() {
    String name = "seal_" + UUID.randomUUID().toString().replace("-", "");
    JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + name).update();
    return postgres.getJdbcUrl("postgres", name);
  }

  @Override
  String user() {
    return "postgres";
  }

  @Override
  void liftProtection(SealedRecord record) {
    record.jdbc.sql("alter table case_entry disable trigger all").update();
  }

  @Test
  void notEvenEmptyingTheTablesIsPossible() {
    var clock = new MovableClock(Clock.systemUTC(), Duration.ZERO);
    try (SealedRecord record = SealedRecord.start(newDatabase(), user(), clock)) {
      record.close(record.openCase(1));
      for (String table : List.of("checkpoint_head", "checkpoint, checkpoint_head", "signing_key cascade")) {
        assertThatThrownBy(() -> record.jdbc.sql("truncate " + table).update()).as(table)
            .hasMessageContaining("are only appended: truncate is refused");
      }
      assertThat(record.checkpoints()).hasSize(1);
    }
  }
}
