package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.note.TlogProof;
import se.sluss.hub.log.store.TrailStore.Leaf;
import se.sluss.hub.log.tile.TileSubtrees;

/**
 * Proofs that lead to the checkpoint that readers are shown. Each asks the database three times,
 * however large the tree: head, place, tiles.
 */
final class ServedProofs {
  private static final String INDEX = "select leaf_index from log_placed where id = ?";

  private ServedProofs() {}

  /** A leaf's receipt; empty while nothing that readers are shown covers it. */
  static Optional<TlogProof> receipt(Connection connection, long leafId, Instant now)
      throws SQLException {
    Head head = Cosignatures.shown(connection, now);
    Long size = head.publishedSize();
    String checkpoint = head.checkpoint();
    if (size == null || checkpoint == null) {
      return Optional.empty();
    }
    Optional<Long> index = index(connection, leafId).filter(place -> place < size);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    long place = index.orElseThrow();
    Prover prover = prover(connection, List.of(place), size);
    return Optional.of(new TlogProof(place, prover.inclusion(place, size), checkpoint));
  }

  private static Optional<Long> index(Connection connection, long leafId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(INDEX)) {
      select.setLong(1, leafId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty();
      }
    }
  }

  /** The way from a tree to a larger one; from size 0 there is nothing to prove. */
  static List<Hash> consistency(Connection connection, long size1, long size2) throws SQLException {
    return size1 < 1
        ? List.of()
        : prover(connection, List.of(size1 - 1), size2).consistency(size1, size2);
  }

  /**
   * A trail as far as a head covers it, and the way to that head from an earlier one.
   *
   * @return empty if it covers nothing of the trail
   */
  static Optional<LogReader.Extended> bundle(
      Connection connection,
      Head head,
      String trail,
      List<Leaf> leaves,
      Predicate<LogDetail> shown,
      long seen)
      throws SQLException {
    Long size = head.publishedSize();
    String checkpoint = head.checkpoint();
    if (size == null || checkpoint == null) {
      return Optional.empty();
    }
    List<Long> places = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Long index = leaf.index();
      if (index == null || index >= size) {
        break;
      }
      places.add(index);
    }
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Prover prover = prover(connection, places, size);
    List<TrailBundle.Entry> entries = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Leaf leaf = leaves.get(i);
      long index = places.get(i);
      entries.add(
          new TrailBundle.Entry(
              leaf.counter(),
              index,
              leaf.commitment(),
              prover.inclusion(index, size),
              leaf.shown(shown)));
    }
    return Optional.of(
        new LogReader.Extended(
            new TrailBundle(trail, checkpoint, entries),
            seen >= size ? List.of() : consistency(connection, seen, size)));
  }

  private static Prover prover(Connection connection, List<Long> places, long size)
      throws SQLException {
    return new Prover(new TileSubtrees(TileStore.around(connection, places, size)));
  }
}
