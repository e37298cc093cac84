package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the transaction's commit wait for the disk, also on a server whose default is not to: what
 * is accepted is never lost (house rule 3). A stricter setting, such as remote_apply, is left
 * alone.
 */
public final class Durable {
  /** An expression for a select list or a returning clause. */
  static final String COMMIT =
      "case when current_setting('synchronous_commit') = 'off'"
          + " then set_config('synchronous_commit', 'on', true) end";

  /** Of the whole server: no transaction can make up for them. */
  private static final List<String> SETTINGS = List.of("fsync", "full_page_writes");

  private Durable() {}

  /**
   * Asks a server whether it keeps what it says it has kept.
   *
   * @return a setting with which it does not; null when it does
   */
  public static @Nullable String lacking(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
          if (!row.next() || !row.getString(1).equals("on")) {
            return setting;
          }
        }
      }
    }
    return null;
  }
}
