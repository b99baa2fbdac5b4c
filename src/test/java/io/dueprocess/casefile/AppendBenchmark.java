package io.dueprocess.casefile;

import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** An entry in a transaction of its own, as it is now and as it was before there was a chain. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class AppendBenchmark {

  /** H2 in a file as in the demo, and PostgreSQL. */
  public enum Database {
    H2,
    POSTGRESQL
  }

  /** A content of the usual size: a check-in with two goals and a note. */
  private static final Map<String, Object> CONTENT = Map.of(
      "dueOn", "2026-03-09",
      "heldOn", "2026-03-09",
      "measurements", List.of(
          Map.of("goal", 1, "value", 61.5, "source", "ticket system, report of the week"),
          Map.of("goal", 2, "value", 71, "source", "ticket system, report of the week")),
      "helpGiven", "Two hours with a colleague on how to sort what comes in, and a quiet desk in the mornings.",
      "note", "Better than last week: the backlog went down, and nothing waited for longer than two days.");

  private static final Actor MANAGER = new Actor("mia", "manager");

  @Param
  public Database database;

  private final Clock clock = Clock.systemUTC();
  private final ObjectMapper json = new ObjectMapper();
  private Path folder;
  private RecordDatabase record;
  private CaseId id;

  @Setup(Level.Trial)
  public void prepare() throws IOException {
    // without the configuration of the product every statement would be logged
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
    folder = Files.createTempDirectory("append");
    record = database == Database.H2
        ? RecordDatabase.h2File(folder.resolve("record"), clock, 2)
        : RecordDatabase.postgres(clock, 2);
    id = record.newCase();
    record.jdbc().sql("create table plain_case (id varchar(20) primary key, entries integer not null)").update();
    record.jdbc().sql("insert into plain_case values (?, 0)").param(id.value()).update();
    record.jdbc().sql(
        """
        create table plain_entry (
          case_id    varchar(20) not null references plain_case (id),
          number     integer not null,
          written_at timestamp with time zone not null,
          actor      varchar(255) not null,
          actor_role varchar(30) not null,
          kind       varchar(40) not null,
          topic      varchar(60),
          content    text not null,
          primary key (case_id, number)
        )
        """).update();
  }

  @TearDown(Level.Trial)
  public void clear() throws IOException {
    record.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  @Benchmark
  public Entry chained() {
    return record.append(id, MANAGER, EntryKind.CHECK_IN, CONTENT);
  }

  @Benchmark
  public Integer plain() {
    return record.transaction().execute(status -> {
      record.jdbc().sql("update plain_case set entries = entries + 1 where id = ?").param(id.value()).update();
      int number = record.jdbc().sql("select entries from plain_case where id = ?").param(id.value())
          .query(Integer.class).single();
      record.jdbc().sql(
              """
              insert into plain_entry (case_id, number, written_at, actor, actor_role, kind, topic, content)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(id.value(), number, OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC), MANAGER.userId(),
              MANAGER.role(), EntryKind.CHECK_IN.name(), null, content())
          .update();
      return number;
    });
  }

  private String content() {
    try {
      return json.writeValueAsString(CONTENT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
