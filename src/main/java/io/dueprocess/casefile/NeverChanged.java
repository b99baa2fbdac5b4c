package io.dueprocess.casefile;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.tools.TriggerAdapter;

/**
 * The trigger of H2 for tables whose rows nothing ever changes, the end of the retention included: it refuses every
 * update and delete. PostgreSQL has the same in its own language.
 */
public final class NeverChanged extends TriggerAdapter {

  @Override
  public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
    throw new SQLException("Rows of %s are only appended: %s is refused.".formatted(
        tableName.toLowerCase(Locale.ROOT), after == null ? "delete" : "update"), "23000");
  }
}
