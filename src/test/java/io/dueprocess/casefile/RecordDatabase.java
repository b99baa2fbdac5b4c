package io.dueprocess.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dueprocess.Postgres;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record on a database of its own, without an engine: an employee, cases, entries, triggers. */
public final class RecordDatabase implements AutoCloseable {

  private final HikariDataSource dataSource;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final CaseFiles caseFiles;
  private long employees;

  private RecordDatabase(String url, String user, String vendor, Clock clock, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    // migrating takes some at once
    pool.setMaximumPoolSize(Math.max(4, connections));
    dataSource = new HikariDataSource(pool);
    migrate(dataSource, vendor);
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    caseFiles = new CaseFiles(jdbc, json, clock, event -> {});
  }

  /** Makes the product's tables, triggers included, where one role owns and uses them. */
  private static void migrate(DataSource dataSource, String vendor) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration", "classpath:io/dueprocess/casefile", "classpath:db/" + vendor)
        .placeholders(Map.of("appRole", ""))
        .load()
        .migrate();
  }

  /** H2 in memory. */
  public static RecordDatabase h2(Clock clock, int connections) {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    return new RecordDatabase(url, "sa", "h2", clock, connections);
  }

  /** H2 in a file, as the demo has it. */
  public static RecordDatabase h2File(java.nio.file.Path file, Clock clock, int connections) {
    return new RecordDatabase("jdbc:h2:file:" + file.toAbsolutePath(), "sa", "h2", clock, connections);
  }

  /** A real PostgreSQL. */
  public static RecordDatabase postgres(Clock clock, int connections) {
    return new RecordDatabase(Postgres.newDatabase(), Postgres.USER, "postgresql", clock, connections);
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public TransactionTemplate transaction() {
    return transaction;
  }

  public CaseFiles caseFiles() {
    return caseFiles;
  }

  /** A new case of a new employee, without an entry. */
  public CaseId newCase() {
    employees++;
    jdbc.sql("insert into employee (number, first_name, last_name, jurisdiction, working_days) values (?, ?, ?, ?, ?)")
        .params("E" + employees, "Emil", "Zorn", "DEFAULT", "12345").update();
    long id = jdbc.sql("select id from employee where number = ?").param("E" + employees).query(Long.class).single();
    return transaction.execute(status -> caseFiles.open(id, id));
  }

  /** Appends in a transaction of its own. */
  public Entry append(CaseId id, Actor actor, EntryKind kind, Object content) {
    return transaction.execute(status -> caseFiles.append(id, actor, kind, content));
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
