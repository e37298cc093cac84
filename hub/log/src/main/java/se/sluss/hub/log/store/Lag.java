package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When the oldest leaf that no published checkpoint covers was recorded. */
final class Lag {
  private static final String PENDING =
      "select recorded_at from log_pending join log_leaf on id = first_leaf"
          + " order by first_leaf limit 1";

  private static final String UNPUBLISHED =
      "select recorded_at from log_place join log_leaf on id = first_leaf where first_index = ";

  private Lag() {}

  static Optional<Instant> since(Connection connection) throws SQLException {
    long published = Head.read(connection).published();
    Optional<Instant> pending = instant(connection, PENDING);
    Optional<Instant> unpublished = instant(connection, UNPUBLISHED + published);
    return unpublished.isPresent() ? unpublished : pending;
  }

  private static Optional<Instant> instant(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    }
  }
}
