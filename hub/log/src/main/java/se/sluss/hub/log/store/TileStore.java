package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import se.sluss.hub.log.tile.Frontier;
import se.sluss.hub.log.tile.TileSource;

/** The table of tiles. */
final class TileStore {
  private TileStore() {}

  static Optional<byte[]> find(Connection connection, int level, long index) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select hashes from log_tile where level = ? and tile_index = ?")) {
      select.setInt(1, level);
      select.setLong(2, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  static TileSource source(Connection connection) {
    return (level, index) -> {
      try {
        return find(connection, level, index)
            .orElseThrow(() -> new LogException("tile " + level + "/" + index + " is missing"));
      } catch (SQLException e) {
        throw new LogException("a tile could not be read", e);
      }
    };
  }

  static void write(Connection tx, List<Frontier.Changed> tiles) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            "insert into log_tile (level, tile_index, hashes) values (?, ?, ?)"
                + " on conflict (level, tile_index) do update set hashes = excluded.hashes")) {
      for (Frontier.Changed tile : tiles) {
        upsert.setInt(1, tile.level());
        upsert.setLong(2, tile.index());
        upsert.setBytes(3, tile.hashes());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
