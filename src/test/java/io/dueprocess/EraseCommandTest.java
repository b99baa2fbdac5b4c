package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Chain;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The erasure as an operator starts it: a program of its own on the product's database. */
class EraseCommandTest {

  @TempDir private Path data;

  @Test
  void aDryRunListsWhatWouldGoAndARunErasesIt() throws Exception {
    // the first start on an empty database also shows the first administrator's password
    assertThat(run("erase")).satisfies(first -> {
      assertThat(first.exitCode()).isZero();
      assertThat(first.output()).endsWith("\n0 cases erased, entries of 0 cases expunged.\n");
    });
    twoClosedCasesOneOfWhichIsHeld();

    assertThat(run("erase", "--dry-run")).satisfies(dry -> {
      assertThat(dry.exitCode()).isZero();
      assertThat(dry.output().lines()).hasSize(3)
          .first().isEqualTo("PIP-2001-0001  would be erased  DECLINED, closed on 2001-03-31, policy TEST: "
              + "12 months from 2001-03-31 are over after 2002-03-31.");
      assertThat(dry.output()).contains("PIP-2001-0002  held by counsel since 2001-04-01\n",
          " 1 case is due, and counsel holds 1 case. Nothing was changed.");
    });
    assertThat(erasedCases()).isEmpty();

    assertThat(run("erase")).isEqualTo(new CommandRun(0, "1 case erased, entries of 0 cases expunged.\n"));
    assertThat(erasedCases()).containsExactly("PIP-2001-0001");
  }

  @Test
  void anUnknownOptionIsExplained() throws Exception {
    assertThat(run("erase", "--now")).satisfies(run -> {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.output()).startsWith("Unknown option: '--now'").contains("--dry-run");
    });
  }

  @Test
  void aDatabaseThatIsInUseIsSaidSo() throws Exception {
    try (Connection product = RunningProduct.database(data).getConnection()) {
      assertThat(run("erase", "--dry-run")).isEqualTo(new CommandRun(2,
          "The database is in use by the running product, which erases once a day by itself. Stop it first.\n"));
    }
  }

  private CommandRun run(String... commandLine) throws IOException, InterruptedException {
    return CommandRun.of(data, Map.of("SPRING_PROFILES_ACTIVE", "production", "SPRING_DATASOURCE_USERNAME", "sa",
        "SPRING_DATASOURCE_PASSWORD", "", "DUEPROCESS_SEAL_IFMISSING", "MAKE_IN_MEMORY"), commandLine);
  }

  private void twoClosedCasesOneOfWhichIsHeld() {
    JdbcClient database = JdbcClient.create(RunningProduct.database(data));
    database.sql("insert into employee (number, first_name, last_name, jurisdiction, working_days) "
        + "values ('1', 'Erin', 'Example', 'US', '12345')").update();
    for (int i = 1; i <= 2; i++) {
      database.sql("insert into pip_case (id, employee_id, requester_id, manager_id, opened_on, closed_on, stage, "
              + "outcome, entries, head, held_on) "
              + "values (?, 1, 1, 1, '2001-03-01', '2001-03-31', 'CLOSED', 'DECLINED', ?, ?, ?)")
          .params("PIP-2001-000" + i, i, Chain.START, i == 2 ? LocalDate.of(2001, 4, 1) : null)
          .update();
      entry(database, i, 1, "POLICY", null, "{\"row\":\"TEST\",\"version\":1,\"retentionDeclinedMonths\":12}");
    }
    entry(database, 2, 2, "LEGAL_HOLD", "SET", "{\"reason\":\"A charge.\"}");
  }

  private static void entry(JdbcClient database, int id, int number, String kind, String topic, String content) {
    database.sql("insert into case_entry (case_id, number, written_at, actor, actor_role, kind, topic, content, salt, "
            + "content_hash, previous_hash, hash) values (?, ?, timestamp with time zone '2001-04-01 09:00:00Z', "
            + "'system', 'system', ?, ?, ?, 's', 'c', 'p', 'h')")
        .params("PIP-2001-000" + id, number, kind, topic, content)
        .update();
  }

  private List<String> erasedCases() {
    return JdbcClient.create(RunningProduct.database(data)).sql(
            """
            select id from pip_case c where erased_on is not null and employee_id is null
               and not exists (select 1 from case_entry e
                 where e.case_id = c.id and e.content is not null and e.kind <> 'ERASURE')
            """)
        .query(String.class).list();
  }
}
