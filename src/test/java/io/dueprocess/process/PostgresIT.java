package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.Postgres;
import io.dueprocess.casefile.EntryKind;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whole cases on a real PostgreSQL: the engine's tables and ours, made from nothing. The database goes with the JVM,
 * after the application that uses it.
 */
@DirtiesContext
class PostgresIT extends ProcessTestCase {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    Postgres.use(properties);
    properties.add("model-coverage", () -> "off");
  }

  @Test
  void aWholeCaseEndsInTermination() {
    assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
    CaseDriver c = terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "Line one\nline two “quoted” ü", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "ACCEPT", "grounds", null))
        .hasEnded("TERMINATED");
    assertThat(c.file().entries()).extracting(e -> e.number())
        .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, c.file().entries().size()).boxed().toList());
  }

  @Test
  void aWholeCaseEndsInASuccessfulExit() {
    CaseDriver c = atReview(underperformer(), 97, 93)
        .does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS"))
        .daysPass(200)
        .hasEnded("SUCCESSFUL_EXIT");
    assertThat(c.count(EntryKind.MISSED_CHECK_IN)).isZero();
  }
}
