package io.dueprocess.casefile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Chains the entries that were written before there was a chain, as they are found. From then on they can't be changed
 * unseen; what was done to them before, nobody can prove.
 */
public final class V5__ChainEarlierEntries extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement cases = connection.createStatement();
        PreparedStatement entries = connection.prepareStatement(
            """
            select number, written_at, actor, actor_role, kind, topic, content
              from case_entry where case_id = ? order by number
            """);
        PreparedStatement link = connection.prepareStatement(
            """
            update case_entry set written_at = ?, content = ?, salt = ?, content_hash = ?, previous_hash = ?, hash = ?
              where case_id = ? and number = ?
            """);
        PreparedStatement head = connection.prepareStatement("update pip_case set head = ? where id = ?");
        ResultSet rs = cases.executeQuery("select id from pip_case")) {
      while (rs.next()) {
        String id = rs.getString("id");
        head.setString(1, chain(id, entries, link));
        head.setString(2, id);
        head.executeUpdate();
      }
    }
  }

  private static String chain(String id, PreparedStatement entries, PreparedStatement link) throws SQLException {
    String previous = Chain.START;
    entries.setString(1, id);
    try (ResultSet rs = entries.executeQuery()) {
      while (rs.next()) {
        Entry entry = Chain.next(new CaseId(id), rs.getInt("number"), previous,
            rs.getObject("written_at", OffsetDateTime.class).toInstant(), null,
            new Actor(rs.getString("actor"), rs.getString("actor_role")), EntryKind.valueOf(rs.getString("kind")),
            rs.getString("topic"), CanonicalJson.of(rs.getString("content")));
        link.setObject(1, entry.at().atOffset(ZoneOffset.UTC));
        link.setString(2, entry.content());
        link.setString(3, entry.link().salt());
        link.setString(4, entry.link().contentHash());
        link.setString(5, entry.link().previous());
        link.setString(6, entry.link().hash());
        link.setString(7, id);
        link.setInt(8, entry.number());
        link.addBatch();
        previous = entry.link().hash();
      }
    }
    link.executeBatch();
    return previous;
  }
}
