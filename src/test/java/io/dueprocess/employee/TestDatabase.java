package io.dueprocess.employee;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty, migrated database and what stands on it, without a Spring context. */
public record TestDatabase(DataSource dataSource, JdbcClient jdbc, Employees employees,
    TransactionTemplate transaction) {

  public static TestDatabase h2() {
    return on(new SingleConnectionDataSource("jdbc:h2:mem:" + UUID.randomUUID(), true));
  }

  static TestDatabase on(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    return new TestDatabase(
        dataSource,
        jdbc,
        new Employees(jdbc),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
  }
}
