package io.dueprocess.casefile.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A product that was set up with one role, and gets a second one later, as operations.md says. */
class PartedRolesIT {

  @Test
  void afterTheRolesArePartedTheProductsRoleMayOnlyAppend() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      try (Connection superuser = postgres.getPostgresDatabase().getConnection();
          Statement sql = superuser.createStatement()) {
        sql.execute("create user due_process password 'p'");
        sql.execute("create database due_process owner due_process");
      }
      String url = postgres.getJdbcUrl("postgres", "due_process").replaceAll("\\?.*", "");
      migrate(url, "due_process", "p");
      try (Connection product = DriverManager.getConnection(url, "due_process", "p");
          Statement sql = product.createStatement()) {
        assertThat(sql.executeUpdate("update case_entry set content = 'x'")).as("may, and there is none").isZero();
      }

      part(postgres.getJdbcUrl("postgres", "due_process"));
      migrate(url, "due_process_owner", "o");

      try (Connection product = DriverManager.getConnection(url, "due_process", "p");
          Statement sql = product.createStatement()) {
        for (String statement : new String[] {"update case_entry set content = 'x'", "delete from case_entry",
            "truncate case_entry", "alter table case_entry disable trigger all", "delete from flyway_schema_history"}) {
          assertThatThrownBy(() -> sql.execute(statement)).as(statement).isInstanceOf(SQLException.class)
              .message().containsAnyOf("permission denied", "must be owner");
        }
        sql.execute("insert into employee (number, first_name, last_name, jurisdiction, working_days) "
            + "values ('1', 'Erin', 'Example', 'US', '12345')");
        sql.execute("update employee set unit = 'Archive'");
        sql.execute("select id from set_up for update");
        assertThatThrownBy(() -> sql.execute("select erase_entries('PIP-2026-0001')"))
            .hasMessageContaining("Case PIP-2026-0001 is not closed");
      }
    }
  }

  private static void migrate(String url, String user, String password) {
    Flyway.configure().dataSource(url, user, password)
        .locations("classpath:db/migration", "classpath:io/dueprocess/casefile", "classpath:db/postgresql")
        .placeholders(Map.of("appRole", "due_process"))
        .load().migrate();
  }

  private static void part(String url) throws SQLException {
    try (Connection superuser = DriverManager.getConnection(url); Statement sql = superuser.createStatement()) {
      sql.execute("create user due_process_owner password 'o'");
      sql.execute("alter database due_process owner to due_process_owner");
      sql.execute("""
          do $$
          declare
            t record;
          begin
            for t in select tablename from pg_tables where schemaname = 'public' and tablename not like 'act\\_%' loop
              execute format('alter table %I owner to due_process_owner', t.tablename);
            end loop;
          end
          $$""");
      sql.execute("alter function erase_entries owner to due_process_owner");
      sql.execute("alter function case_entry_append_only owner to due_process_owner");
      sql.execute("alter function case_entry_no_truncate owner to due_process_owner");
    }
  }
}
