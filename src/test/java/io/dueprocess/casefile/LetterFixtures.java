package io.dueprocess.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A case with what a letter reads, without an engine. */
public final class LetterFixtures {

  private LetterFixtures() {}

  public static CaseFiles caseFiles(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    return new CaseFiles(jdbc, json, clock, event -> {});
  }

  public static Moments moments(Clock clock) {
    return new Moments(clock);
  }

  /** An open case about the employee 1, asked for by the employee 2. */
  public static CaseId openCase(JdbcClient jdbc, CaseFiles caseFiles, TransactionTemplate transaction) {
    return transaction.execute(tx -> {
      for (int id = 1; id <= 2; id++) {
        jdbc.sql("insert into employee (id, number, first_name, last_name, user_id, jurisdiction, working_days) "
                + "values (?, ?, 'Erin', 'Example', ?, 'DEFAULT', '12345')")
            .params(id, "E" + id, "user" + id)
            .update();
      }
      return caseFiles.open(1, 2);
    });
  }

  /** A coaching note on record. */
  public static Entry note(CaseFiles caseFiles, CaseId id) {
    return caseFiles.append(id, new Actor("mia", "manager"), EntryKind.COACHING_SESSION, Map.of(
        "date", "2026-02-27", "observed", "Three of eight items were late.", "expected", "Every item on its day.",
        "helpOffered", "An hour on Mondays.", "nextStep", "Go through the list.", "performance", "UNCHANGED"));
  }
}
