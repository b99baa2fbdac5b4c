package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import java.sql.DatabaseMetaData;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/**
 * Takes content and salt out of entries. On PostgreSQL by a function of the schema's owner, which checks on its own
 * that the case is closed, not held, and that its newest entry says what goes: the product's role may not update
 * entries.
 */
@Repository
class EntryEraser {

  /** The trigger lets this through and nothing else. */
  private static final String H2 =
      """
      update case_entry set content = null, salt = null,
        erased_at = (select max(written_at) from case_entry where case_id = :id)
       where case_id = :id and number in (:numbers) and content is not null
      """;

  private static final String POSTGRESQL = "select erase_entries(:id)";

  private final JdbcClient jdbc;
  private final boolean postgresql;

  EntryEraser(JdbcClient jdbc, DataSource dataSource) throws MetaDataAccessException {
    this.jdbc = jdbc;
    this.postgresql =
        "PostgreSQL".equals(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName));
  }

  /** The numbers of the entries that speak of the performance and are still there. */
  List<Integer> expungeable(CaseId id) {
    return jdbc.sql("select number, kind from case_entry where case_id = ? and content is not null order by number")
        .param(id.value())
        .query((rs, row) -> ExpungeRule.goes(EntryKind.valueOf(rs.getString("kind"))) ? rs.getInt("number") : null)
        .list().stream()
        .filter(number -> number != null)
        .toList();
  }

  /** Takes out what the newest entry of the case, an {@code ERASURE} with these numbers, says is taken out. */
  void erase(CaseId id, List<Integer> numbers) {
    if (postgresql) {
      jdbc.sql(POSTGRESQL).param("id", id.value()).query(Integer.class).single();
    } else {
      jdbc.sql(H2).param("id", id.value()).param("numbers", numbers).update();
    }
  }
}
