package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.log.CanonicalDetail;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.store.LogKeys.OpenedLeaf;
import se.sluss.hub.log.store.LogKeys.SealedLeaf;

/** Leaves of one trail with their details. */
final class TrailStore {
  /** A leaf of a trail; {@code opened} is null if its detail has been erased. */
  record Leaf(
      long id, long counter, @Nullable Long index, byte[] commitment, @Nullable OpenedLeaf opened) {
    TrailBundle.@Nullable Shown shown(Predicate<LogDetail> choice) {
      return opened != null && choice.test(CanonicalDetail.decode(opened.canonical()))
          ? new TrailBundle.Shown(opened.canonical(), opened.key())
          : null;
    }
  }

  private static final String NEXT_COUNTER =
      "select next_counter from log_referral where referral_id = ?";

  private static final String SELECT =
      """
      select id, counter, leaf_index, commitment, wrapped_key, sealed
      from log_placed left join log_detail on log_detail.leaf_id = id
      where referral_id = ? order by counter
      """;

  private final LogKeys keys;
  private final KeyStore keyStore;

  TrailStore(LogKeys keys) {
    this.keys = keys;
    this.keyStore = new KeyStore(keys);
  }

  List<TrailEntry> read(Connection connection, String referralId) throws SQLException {
    List<TrailEntry> entries = new ArrayList<>();
    for (Leaf leaf : leaves(connection, referralId)) {
      OpenedLeaf opened = leaf.opened();
      entries.add(
          new TrailEntry(
              opened == null ? null : CanonicalDetail.decode(opened.canonical()),
              leaf.index(),
              leaf.counter(),
              leaf.id()));
    }
    return List.copyOf(entries);
  }

  /**
   * All leaves of a trail. The connection shows one snapshot.
   *
   * @throws LogException if one is missing, or a detail is though the trail has not been erased
   */
  List<Leaf> leaves(Connection connection, String referralId) throws SQLException {
    long next = nextCounter(connection, referralId);
    Optional<byte[]> referralKey =
        next == 0 ? Optional.empty() : keyStore.find(connection, referralId);
    List<Leaf> leaves = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, referralId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Leaf leaf = leaf(row, referralId, referralKey.orElse(null));
          if (leaf.counter() != leaves.size()) {
            throw new LogException("a trail has a gap before counter " + leaf.counter());
          }
          if (leaf.opened() == null && referralKey.isPresent()) {
            throw new LogException("a detail is missing at counter " + leaf.counter());
          }
          leaves.add(leaf);
        }
      }
    }
    if (leaves.size() != next) {
      throw new LogException("a trail ends before counter " + Math.max(next, leaves.size()));
    }
    PendingLeaves.requireListed(
        connection, leaves.stream().filter(leaf -> leaf.index() == null).map(Leaf::id).toList());
    return leaves;
  }

  private static long nextCounter(Connection connection, String referralId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT_COUNTER)) {
      select.setString(1, referralId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private Leaf leaf(ResultSet row, String referralId, byte @Nullable [] referralKey)
      throws SQLException {
    long counter = row.getLong(2);
    byte[] commitment = row.getBytes(4);
    byte[] wrapped = row.getBytes(5);
    OpenedLeaf opened =
        referralKey == null || wrapped == null
            ? null
            : keys.open(
                referralKey,
                referralId,
                counter,
                new SealedLeaf(commitment, wrapped, row.getBytes(6)));
    return new Leaf(row.getLong(1), counter, row.getObject(3, Long.class), commitment, opened);
  }
}
