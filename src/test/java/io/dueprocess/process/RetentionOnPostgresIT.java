package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same on PostgreSQL with two roles, as operations.md sets them up: one owns our tables, the product works with
 * the other one, which may append to the record and nothing else.
 */
class RetentionOnPostgresIT extends RetentionTest {

  private static EmbeddedPostgres postgres;

  @Autowired private DataSource dataSource;
  @Autowired private TransactionTemplate transaction;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    try (Connection superuser = postgres.getPostgresDatabase().getConnection(); Statement sql = superuser.createStatement()) {
      sql.execute("create user due_process_owner password 'o'");
      sql.execute("create user due_process password 'p'");
      sql.execute("create database due_process owner due_process_owner");
    }
    String url = postgres.getJdbcUrl("postgres", "due_process");
    properties.add("spring.datasource.url", () -> url.replaceAll("\\?.*", ""));
    properties.add("spring.datasource.username", () -> "due_process");
    properties.add("spring.datasource.password", () -> "p");
    properties.add("spring.flyway.user", () -> "due_process_owner");
    properties.add("spring.flyway.password", () -> "o");
    properties.add("model-coverage", () -> "off");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void theTablesOfTheRecordBelongToTheOwnerAndTheEnginesToTheProduct() {
    assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("due_process");
    assertThat(ownerOf("case_entry")).isEqualTo("due_process_owner");
    assertThat(ownerOf("act_hi_procinst")).isEqualTo("due_process");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "update case_entry set content = 'x'",
    "update case_entry set content = null, salt = null, erased_at = now()",
    "delete from case_entry",
    "truncate case_entry",
    "alter table case_entry disable trigger all",
    "alter table case_entry disable trigger case_entry_append_only",
    "drop trigger case_entry_append_only on case_entry",
    "drop table case_entry cascade",
    "alter table case_entry owner to due_process",
    "create trigger mine before insert on case_entry for each row execute function case_entry_append_only()",
    "create or replace function erase_entries(of_case varchar) returns integer language sql as 'select 1'",
    "alter function erase_entries(varchar) owner to due_process",
    "create or replace function case_entry_append_only() returns trigger language plpgsql as 'begin return new; end'",
    "set role due_process_owner",
    "set session_replication_role = replica",
    "delete from flyway_schema_history"
  })
  void theProductsRoleMayNotTouchWhatIsOnRecord(String statement) {
    closed(1);
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.sql(statement).update()))
        .isInstanceOf(DataAccessException.class)
        .satisfies(e -> assertThat(e.getCause().getMessage()).containsAnyOf("permission denied", "must be owner of"));
  }

  @Test
  void theProductsRoleMayOnlyAppendToTheRecordAndGivesItselfNoMore() {
    // PostgreSQL warns that nothing was granted
    transaction.executeWithoutResult(status -> jdbc.sql("grant update, delete on case_entry to due_process").update());
    assertThat(jdbc.sql("""
        select privilege_type from information_schema.role_table_grants
         where table_name = 'case_entry' and grantee = 'due_process'""").query(String.class).list())
        .containsExactlyInAnyOrder("SELECT", "INSERT");
    assertThat(jdbc.sql("""
        select count(*) from information_schema.role_routine_grants
         where routine_name = 'erase_entries' and grantee in ('PUBLIC', 'anon')""").query(Integer.class).single()).isZero();
  }

  @Test
  void theOwnersFunctionErasesNothingOfAnOpenCaseNorWithoutAnErasureOnRecordNorWhileItIsHeld() {
    CaseId open = underperformer().requested().id();
    refusedByTheFunction(open, "Case %s is not closed: none of its entries is erased.");

    CaseId closed = closed(1).get(0);
    refusedByTheFunction(closed, "Case %s has no erasure on record: append the ERASURE entry first.");

    transaction.executeWithoutResult(status -> {
      caseFiles.append(closed, new Actor("carl", "legal"), EntryKind.LEGAL_HOLD, "SET", Map.of("reason", "A charge."));
      caseFiles.append(closed, Actor.SYSTEM, EntryKind.ERASURE, "RETENTION_ENDED", Map.of("entries", List.of(1, 2)));
    });
    refusedByTheFunction(closed, "Case %s is held by counsel: none of its entries is erased.");
    assertThat(caseFiles.read(closed).entries()).noneMatch(e -> e.erased());
  }

  @Test
  void theOwnersFunctionErasesWhatTheErasureNamesAndNothingElse() {
    CaseId closed = closed(1).get(0);
    transaction.executeWithoutResult(status ->
        caseFiles.append(closed, Actor.SYSTEM, EntryKind.ERASURE, "EXPUNGED", Map.of("entries", List.of(2, 3, 99))));

    assertThat(transaction.<Integer>execute(status -> jdbc.sql("select erase_entries(?)").param(closed.value())
        .query(Integer.class).single())).isOne();
    assertThat(caseFiles.read(closed).entries()).extracting(e -> e.erased()).containsExactly(false, true, false);
  }

  /** Whoever may make operators or tables of their own could have them run with the owner's rights. */
  @Test
  void nothingOfTheProductsRoleRunsWithTheOwnersRights() throws SQLException {
    CaseId closed = closed(1).get(0);
    try (Connection product = dataSource.getConnection(); Statement sql = product.createStatement()) {
      sql.execute("create table public.trap (who text)");
      sql.execute("""
          create function public.trap(varchar, varchar) returns boolean language plpgsql as
            'begin insert into public.trap values (current_user); return true; end'""");
      sql.execute("create operator public.= (leftarg = varchar, rightarg = varchar, function = public.trap)");
      sql.execute("create temporary table case_entry (case_id varchar, kind varchar)");
      try {
        assertThatThrownBy(() -> sql.execute("select public.erase_entries('" + closed + "')"))
            .hasMessageContaining("has no erasure on record");
        try (var rows = sql.executeQuery("select count(*) from public.trap")) {
          rows.next();
          assertThat(rows.getInt(1)).isZero();
        }
      } finally {
        sql.execute("drop table pg_temp.case_entry");
        sql.execute("drop operator public.= (varchar, varchar)");
        sql.execute("drop function public.trap(varchar, varchar)");
        sql.execute("drop table public.trap");
      }
    }
  }

  @Test
  void aWholeCaseRunsToItsErasure() {
    CaseDriver c = terminated(underperformer());
    to(LocalDate.of(2031, 1, 1));

    assertThat(erased().cases()).isOne();
    assertThat(c.file().pipCase().erased()).isTrue();
  }

  private void refusedByTheFunction(CaseId id, String sentence) {
    assertThatThrownBy(() -> transaction.executeWithoutResult(
        status -> jdbc.sql("select erase_entries(?)").param(id.value()).query(Integer.class).single()))
        .isInstanceOf(DataAccessException.class).hasMessageContaining(sentence.formatted(id));
  }

  private String ownerOf(String table) {
    return jdbc.sql("select tableowner from pg_tables where tablename = ?").param(table).query(String.class).single();
  }
}
