package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database itself says to whoever would change the record. */
abstract class AppendOnlyCases {

  private RecordDatabase database;
  private List<Entry> before;
  private CaseId id;

  abstract RecordDatabase database(Clock clock);

  @BeforeEach
  void twoEntries() {
    database = database(Clock.systemUTC());
    id = database.newCase();
    database.append(id, new Actor("mia", "manager"), EntryKind.REQUEST, Map.of("concern", "late"));
    database.append(id, Actor.SYSTEM, EntryKind.STAGE, Map.of("stage", "FILE_REVIEW"));
    before = database.caseFiles().read(id).entries();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "update case_entry set content = '{}' where number = 1",
      "update case_entry set content = null where number = 1",
      "update case_entry set salt = null where number = 1",
      "update case_entry set content = null, salt = null where number = 1",
      "update case_entry set content = null, salt = null, erased_at = current_timestamp, actor = 'x' where number = 1",
      "update case_entry set content = null, salt = null, erased_at = current_timestamp, topic = 'x' where number = 1",
      "update case_entry set content = null, salt = null, erased_at = current_timestamp, hash = previous_hash "
          + "where number = 1",
      "update case_entry set written_at = current_timestamp where number = 1",
      "update case_entry set happened_on = current_date where number = 1",
      "update case_entry set on_behalf_of = 'otto' where number = 1",
      "update case_entry set number = 3 where number = 2",
      "delete from case_entry where number = 2",
      "delete from case_entry"})
  void refusesToChangeOrDeleteAnEntry(String statement) {
    refused(statement);
  }

  void refused(String statement) {
    assertThatThrownBy(() -> database.jdbc().sql(statement).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("only appended");
    assertThat(database.caseFiles().read(id).entries()).isEqualTo(before);
  }

  @Test
  void letsContentAndSaltGoTogetherOnce() {
    String erase = "update case_entry set content = null, salt = null, erased_at = current_timestamp where number = 1";
    assertThat(database.jdbc().sql(erase).update()).isOne();
    assertThat(database.caseFiles().read(id).entries().get(0).erased()).isTrue();
    assertThatThrownBy(() -> database.jdbc().sql(erase).update()).isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> database.jdbc().sql("update case_entry set content = '{}' where number = 1").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
