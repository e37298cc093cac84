package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.tile.EntryBundle;
import se.sluss.hub.log.tile.TilePath;

/** Tiles and entry bundles as they are served: only what a published checkpoint covers. */
final class ServedTiles {
  private static final String ENTRIES =
      """
      select commitment from log_place join log_leaf
        on id >= first_leaf + greatest(? - first_index, 0)
        and id < first_leaf + least(? - first_index, leaves)
      where first_index < ? and first_index >= (
        select max(first_index) from log_place where first_index <= ?)
      order by first_index, id
      """;

  private ServedTiles() {}

  static Optional<byte[]> find(Connection connection, TilePath asked) throws SQLException {
    long published = Head.read(connection).published();
    int shift = 8 * Math.max(asked.level(), 0);
    long atLevel = shift > 62 ? 0 : published >>> shift;
    if (asked.index() > atLevel / TilePath.FULL
        || asked.index() * TilePath.FULL + asked.width() > atLevel) {
      return Optional.empty();
    }
    if (asked.level() == TilePath.ENTRIES) {
      return Optional.of(
          EntryBundle.encode(entries(connection, asked.index() * TilePath.FULL, asked.width())));
    }
    return TileStore.find(connection, asked.level(), asked.index())
        .map(hashes -> Arrays.copyOf(hashes, asked.width() * Hash.LENGTH));
  }

  private static List<byte[]> entries(Connection connection, long from, int count)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
      select.setLong(1, from);
      select.setLong(2, from + count);
      select.setLong(3, from + count);
      select.setLong(4, from);
      List<byte[]> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(row.getBytes(1));
        }
      }
      if (entries.size() != count) {
        throw new LogException("leaves are missing from " + from);
      }
      return entries;
    }
  }
}
