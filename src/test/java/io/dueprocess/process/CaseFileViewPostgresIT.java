package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The same on a real PostgreSQL: who reads a case file, the list, and two tabs at the same moment. The database goes
 * with the JVM, after the application that uses it.
 */
@DirtiesContext
class CaseFileViewPostgresIT extends CaseFileViewTest {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.use(properties);
    properties.add("model-coverage", () -> "off");
  }

  @Test
  void itIsPostgres() {
    assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
  }
}
