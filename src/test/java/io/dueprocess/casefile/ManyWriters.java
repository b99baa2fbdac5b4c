package io.dueprocess.casefile;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 32 people and timers that write into one case at once, some of whom change their mind. */
abstract class ManyWriters {

  private static final int WRITERS = 32;
  private static final int ENTRIES = 10_000;

  private RecordDatabase database;

  abstract RecordDatabase database(Clock clock, int connections);

  @BeforeEach
  void open() {
    database = database(Clock.systemUTC(), WRITERS);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void leaveNoGapNoForkAndLoseNothing() throws Exception {
    CaseId id = database.newCase();

    Set<String> written = allWrite(id);

    List<Entry> entries = database.caseFiles().read(id).entries();
    assertThat(entries).hasSize(ENTRIES);
    String previous = Chain.START;
    Set<String> found = new HashSet<>();
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry = entries.get(i);
      assertThat(entry.number()).isEqualTo(i + 1);
      assertThat(entry.link().previous()).isEqualTo(previous);
      assertThat(entry.link().contentHash()).isEqualTo(Chain.contentHash(entry.link().salt(), entry.content()));
      assertThat(entry.link().hash()).isEqualTo(Chain.hash(entry));
      previous = entry.link().hash();
      found.add(entry.content());
    }
    assertThat(found).isEqualTo(written);
    assertThat(database.jdbc().sql("select head from pip_case where id = ?").param(id.value()).query(String.class).single())
        .isEqualTo(previous);
  }

  private Set<String> allWrite(CaseId id) throws Exception {
    List<Callable<Set<String>>> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      int share = ENTRIES / WRITERS + (w < ENTRIES % WRITERS ? 1 : 0);
      writers.add(() -> write(id, writer, share));
    }
    Set<String> written = new HashSet<>();
    atOnce(writers).forEach(written::addAll);
    return written;
  }

  private Set<String> write(CaseId id, int writer, int share) {
    Set<String> written = new HashSet<>();
    var actor = new Actor("writer" + writer, "hr");
    for (int n = 0; n < share; n++) {
      Map<String, Integer> content = Map.of("writer", writer, "n", n);
      if (n % 10 == 0) {
        database.transaction().executeWithoutResult(status -> {
          database.caseFiles().append(id, actor, EntryKind.REMINDER, content);
          status.setRollbackOnly();
        });
      }
      written.add(database.append(id, actor, EntryKind.REMINDER, content).content());
    }
    return written;
  }
}
