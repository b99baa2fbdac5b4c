package io.dueprocess.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.Postgres;
import io.dueprocess.engine.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seal on a real PostgreSQL. */
class SealPostgresIT extends SealTestCase {

  @Override
  String newDatabase() {
    return Postgres.newDatabase();
  }

  @Override
  String user() {
    return Postgres.USER;
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
