package io.dueprocess.casefile.letter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.h2.tools.TriggerAdapter;

/**
 * The trigger of H2 that refuses to change or delete a letter. The one change there is takes out the PDF, at the end
 * of the retention. PostgreSQL has the same in its own language.
 */
public final class LetterAppendOnly extends TriggerAdapter {

  private static final String PDF = "PDF";

  @Override
  public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
    if (after == null || !erases(row(before), row(after))) {
      throw new SQLException("Letters are only appended: %s of letter %d of %s is refused.".formatted(
          after == null ? "delete" : "update", before.getInt("number"), before.getString("case_id")), "23000");
    }
  }

  private static boolean erases(Map<String, Object> before, Map<String, Object> after) {
    return before.get(PDF) != null && after.get(PDF) == null
        && before.keySet().stream()
            .filter(column -> !column.equals(PDF))
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
