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
 * The trigger of H2 for tables to which rows are appended and of which, at the end of the retention, one change takes
 * what they say: some columns become null, together, and perhaps another says when. It refuses every other update and
 * every delete. PostgreSQL has the same in its own language.
 */
public abstract class OnlyErased extends TriggerAdapter {

  private final String rows;
  private final String row;
  private final Set<String> taken;
  private final Set<String> set;

  /**
   * @param rows what the table has, as the beginning of a sentence
   * @param row one of them, as a sentence names it before its number
   * @param taken the columns that an erasure empties
   * @param set the columns that an erasure fills
   */
  protected OnlyErased(String rows, String row, Set<String> taken, Set<String> set) {
    this.rows = rows;
    this.row = row;
    this.taken = taken;
    this.set = set;
  }

  @Override
  public final void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
    if (after == null || !erases(columns(before), columns(after))) {
      throw new SQLException("%s are only appended: %s of %s %d of %s is refused.".formatted(rows,
          after == null ? "delete" : "update", row, before.getInt("number"), before.getString("case_id")), "23000");
    }
  }

  private boolean erases(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream().allMatch(column -> {
      String was = before.get(column);
      String is = after.get(column);
      if (taken.contains(column)) {
        return was != null && is == null;
      }
      return set.contains(column) ? was == null && is != null : Objects.equals(was, is);
    });
  }

  private static Map<String, String> columns(ResultSet rs) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
      columns.put(rs.getMetaData().getColumnName(i), rs.getString(i));
    }
    return columns;
  }
}
