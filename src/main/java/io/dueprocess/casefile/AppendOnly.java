package io.dueprocess.casefile;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.h2.tools.TriggerAdapter;

/**
 * The trigger of H2 that refuses to change or delete an entry. The one change there is takes out the content and the
 * salt of an entry, together, at the end of the retention. PostgreSQL has the same in its own language.
 */
public final class AppendOnly extends TriggerAdapter {

  private static final Set<String> ERASED = Set.of("CONTENT", "SALT", "ERASED_AT");

  @Override
  public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
    if (after == null || !erases(row(before), row(after))) {
      throw new SQLException("Entries of a case file are only appended: %s of entry %d of %s is refused.".formatted(
          after == null ? "delete" : "update", before.getInt("number"), before.getString("case_id")), "23000");
    }
  }

  private static boolean erases(Map<String, Object> before, Map<String, Object> after) {
    return before.get("CONTENT") != null && after.get("CONTENT") == null && after.get("SALT") == null
        && before.get("ERASED_AT") == null && after.get("ERASED_AT") != null
        && before.keySet().stream()
            .filter(column -> !ERASED.contains(column))
            .allMatch(column -> Objects.equals(before.get(column), after.get(column)));
  }

  private static Map<String, Object> row(ResultSet rs) throws SQLException {
    Map<String, Object> row = new TreeMap<>();
    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
      row.put(rs.getMetaData().getColumnName(i), rs.getString(i));
    }
    return row;
  }
}
