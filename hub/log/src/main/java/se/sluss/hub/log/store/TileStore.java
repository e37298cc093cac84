package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.sluss.hub.log.tile.Frontier;
import se.sluss.hub.log.tile.TileSource;

/** The table of tiles. */
final class TileStore {
  private static final int HEIGHT = 8;

  private static final String SELECT =
      """
      select level, tile_index, hashes from log_tile
        join unnest(?::smallint[], ?::bigint[]) as wanted (level, tile_index)
          using (level, tile_index)
      """;

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

  /**
   * Tiles for proofs of these places in a tree: what lies above each place and at the right edge is
   * read at once, whatever else is asked for one by one.
   */
  static TileSource around(Connection connection, Collection<Long> places, long size)
      throws SQLException {
    Set<Address> wanted = new LinkedHashSet<>();
    for (int level = 0; level < Long.BYTES - 1 && size >>> (HEIGHT * level) > 0; level++) {
      int above = HEIGHT * (level + 1);
      wanted.add(new Address(level, size >>> above));
      for (long place : places) {
        wanted.add(new Address(level, place >>> above));
      }
    }
    Map<Address, byte[]> read = read(connection, wanted);
    TileSource others = source(connection);
    return (level, index) -> {
      byte[] hashes = read.get(new Address(level, index));
      return hashes == null ? others.hashes(level, index) : hashes;
    };
  }

  private record Address(int level, long index) {}

  private static Map<Address, byte[]> read(Connection connection, Set<Address> wanted)
      throws SQLException {
    Map<Address, byte[]> read = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(
          1, connection.createArrayOf("int", wanted.stream().map(Address::level).toArray()));
      select.setArray(
          2, connection.createArrayOf("bigint", wanted.stream().map(Address::index).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          read.put(new Address(row.getInt(1), row.getLong(2)), row.getBytes(3));
        }
      }
    }
    return read;
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
