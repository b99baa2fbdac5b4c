package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.Postgres;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Chain;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.retention.DueCases;
import io.dueprocess.casefile.retention.EraseCases.Erased;
import io.dueprocess.casefile.retention.ErasureRun;
import io.dueprocess.employee.Employee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A backlog of closed cases is erased while somebody goes on working: {@code ./mvnw test -Dtest=RetentionFigures}, with
 * {@code -Dfigures.cases=100000} and {@code -Dfigures.database=postgresql} or h2. Prints; asserts that everything went
 * and that whoever worked did not wait long.
 */
class RetentionFigures extends ProcessTestCase {

  private static final int CASES = Integer.getInteger("figures.cases", 100_000);
  private static final boolean POSTGRESQL = System.getProperty("figures.database", "postgresql").equals("postgresql");
  private static final int ENTRIES = 4;

  @Autowired private ErasureRun run;
  @Autowired private DueCases dueCases;
  @Autowired private TransactionTemplate transaction;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("model-coverage", () -> "off");
    if (POSTGRESQL) {
      Postgres.use(properties);
    }
  }

  @Test
  void aBacklogIsErasedWhileSomebodyWorks() throws Exception {
    CaseDriver open = underperformer().requested();
    Employee employee = people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id());
    long made = System.nanoTime();
    transaction.executeWithoutResult(status -> closedCases(employee));
    System.out.printf("%n%,d cases of %d entries made in %s%n", CASES, ENTRIES, since(made));
    clock.moveTo(clock.instant().plus(Duration.ofDays(1000)));

    long listed = System.nanoTime();
    assertThat(dueCases.list(200).due()).hasSize(200);
    System.out.printf("dry run, the first 200: %s%n", since(listed));

    List<Long> alone = appends(open.id(), new AtomicBoolean(true), 500);
    AtomicBoolean erasing = new AtomicBoolean(true);
    List<Long> beside = new ArrayList<>();
    Thread worker = new Thread(() -> beside.addAll(appends(open.id(), erasing, Integer.MAX_VALUE)));
    worker.start();
    long begun = System.nanoTime();
    Erased gone = run.run(soFar -> {});
    String took = since(begun);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    erasing.set(false);
    worker.join();

    System.out.printf("erased on %s: %,d cases in %s, %,d cases a second%n", POSTGRESQL ? "PostgreSQL" : "H2",
        gone.cases(), took, gone.cases() * 1000L / millis);
    System.out.printf("an append to an open case, alone: %s; beside the erasure: %s%n%n", times(alone), times(beside));
    assertThat(gone.cases()).isEqualTo(CASES);
    assertThat(jdbc.sql("""
        select count(*) from case_entry e join pip_case c on c.id = e.case_id
         where c.erased_on is not null and e.content is not null and e.kind <> 'ERASURE'""")
        .query(Integer.class).single()).isZero();
    assertThat(open.file().entries()).noneMatch(e -> e.erased());
    assertThat(beside).as("nanoseconds").isNotEmpty().allMatch(n -> n < 5_000_000_000L);
  }

  /** Written straight into the tables: to drive them there would take hours, and nothing here reads their hashes. */
  private void closedCases(Employee employee) {
    String numbers = POSTGRESQL ? "generate_series(1, %d) as c(n)".formatted(CASES)
        : "(select x as n from system_range(1, %d)) c".formatted(CASES);
    jdbc.sql("""
        insert into pip_case (id, employee_id, requester_id, manager_id, opened_on, closed_on, stage, outcome, entries, head)
        select 'PIP-2026-' || (100000 + n), %d, %d, %d, date '2026-01-05', date '2026-02-02', 'CLOSED', 'DECLINED', %d, '%s'
          from %s""".formatted(employee.id(), employee.managerId(), employee.managerId(), ENTRIES, Chain.START, numbers))
        .update();
    String[] kinds = {"REQUEST", "POLICY", "DECISION", "OUTCOME"};
    String policy = jdbc.sql("select content from case_entry where kind = 'POLICY' fetch first 1 rows only")
        .query(String.class).single();
    for (int number = 1; number <= ENTRIES; number++) {
      String kind = kinds[number - 1];
      jdbc.sql("""
          insert into case_entry (case_id, number, written_at, actor, actor_role, kind, content, salt, content_hash,
            previous_hash, hash)
          select 'PIP-2026-' || (100000 + n), %d, timestamp with time zone '2026-01-05 09:00:00Z', 'mia', 'manager', '%s',
                 cast(? as text), '%s', '%s', '%s', '%s'
            from %s""".formatted(number, kind, "5".repeat(32), "c".repeat(64), "b".repeat(64), "a".repeat(64), numbers))
          .param(kind.equals("POLICY") ? policy : "{\"concern\":\"" + "Reports are late. ".repeat(40) + "\"}")
          .update();
    }
  }

  /** How long each append took, in nanoseconds. */
  private List<Long> appends(CaseId id, AtomicBoolean goOn, int most) {
    List<Long> took = new ArrayList<>();
    while (goOn.get() && took.size() < most) {
      long start = System.nanoTime();
      transaction.executeWithoutResult(status ->
          caseFiles.append(id, Actor.SYSTEM, EntryKind.REMINDER, "Figures", Map.of("to", "mia")));
      took.add(System.nanoTime() - start);
    }
    return took;
  }

  private static String times(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "%,d of them, median %.1f ms, 99%% within %.1f ms, longest %.0f ms".formatted(sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6);
  }

  private static String since(long start) {
    return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
  }
}
