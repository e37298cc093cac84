package se.sluss.hub.bench.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.tile.Frontier;
import se.sluss.hub.log.tile.TileSource;
import se.sluss.hub.log.tile.TileSubtrees;

/** Writes the tiles of a large tree, a stretch of leaves at a time, and sets the head to it. */
final class BulkTree {
  private static final int STRETCH = 1 << 16;

  private BulkTree() {}

  static void build(Connection tx, long size) throws SQLException {
    Map<String, byte[]> edge = new HashMap<>();
    TileSource source =
        (level, index) -> {
          byte[] hashes = edge.get(level + "/" + index);
          if (hashes == null) {
            throw new IllegalStateException("tile " + level + "/" + index);
          }
          return hashes;
        };
    try (PreparedStatement upsert =
        tx.prepareStatement(
            "insert into log_tile (level, tile_index, hashes) values (?, ?, ?)"
                + " on conflict (level, tile_index) do update set hashes = excluded.hashes")) {
      long done = 0;
      while (done < size) {
        Frontier frontier = new Frontier(done, source);
        long end = Math.min(size, done + STRETCH);
        while (done < end) {
          frontier.add(Rfc6962.leaf(LogUnderTest.commitment(done++)));
        }
        List<Frontier.Changed> tiles = new ArrayList<>(frontier.changed());
        for (Frontier.Changed tile : tiles) {
          upsert.setInt(1, tile.level());
          upsert.setLong(2, tile.index());
          upsert.setBytes(3, tile.hashes());
          upsert.addBatch();
          if (tile.hashes().length < 256 * Hash.LENGTH) {
            edge.put(tile.level() + "/" + tile.index(), tile.hashes());
          }
        }
        upsert.executeBatch();
      }
    }
    Hash root = new Prover(new TileSubtrees(source)).root(size);
    try (PreparedStatement head =
        tx.prepareStatement(
            "update log_head set size = ?, epoch = 1, root = ?, published_size = null, checkpoint ="
                + " null, published_at = null")) {
      head.setLong(1, size);
      head.setBytes(2, root.bytes());
      head.executeUpdate();
    }
  }
}
