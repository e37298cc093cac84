package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    TrailEntry entry() {
      return new TrailEntry(
          opened == null ? null : CanonicalDetail.decode(opened.canonical()), index, counter, id);
    }
  }

  /** Where a trail stands: how many leaves it has, and whether it has been erased. */
  private record State(long next, boolean erased) {}

  private static final String STATE =
      "select next_counter, erased_at is not null from log_referral where referral_id = ?";

  private static final String SELECT =
      """
      select id, counter, leaf_index, commitment, wrapped_key, sealed
      from log_placed left join log_detail on log_detail.leaf_id = id
      where referral_id = ? order by counter
      """;

  private final KeyStore keyStore;

  TrailStore(KeyStore keyStore) {
    this.keyStore = keyStore;
  }

  /**
   * The keys of trails as they are now. Ask before the snapshot that {@link #leaves} reads in: an
   * erasure marks the trail before it takes the key, so whoever finds no key sees the mark.
   */
  Map<String, Optional<byte[]>> keys(Collection<String> trails) {
    return keyStore.find(trails);
  }

  /**
   * All leaves of a trail. The connection shows one snapshot.
   *
   * @param keys of these and perhaps other trails, asked for before the snapshot
   * @throws LogException if a leaf, a detail or the key is missing, though the trail has not been
   *     erased
   */
  List<Leaf> leaves(Connection connection, String trail, Map<String, Optional<byte[]>> keys)
      throws SQLException {
    State state = state(connection, trail);
    byte @Nullable [] key = state.next() == 0 || state.erased() ? null : key(trail, keys);
    List<Leaf> leaves = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, trail);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Leaf leaf = leaf(row, trail, key);
          if (leaf.counter() != leaves.size()) {
            throw new LogException("a trail has a gap before counter " + leaf.counter());
          }
          if (state.erased() == (row.getBytes(5) != null)) {
            throw new LogException(
                "a detail is %s at counter %d"
                    .formatted(state.erased() ? "still there" : "missing", leaf.counter()));
          }
          leaves.add(leaf);
        }
      }
    }
    if (leaves.size() != state.next()) {
      throw new LogException(
          "a trail ends before counter " + Math.max(state.next(), leaves.size()));
    }
    PendingLeaves.requireListed(
        connection, leaves.stream().filter(leaf -> leaf.index() == null).map(Leaf::id).toList());
    return leaves;
  }

  /** The key was made before the trail's first leaf was committed; it may be that new. */
  private byte[] key(String trail, Map<String, Optional<byte[]>> before) {
    Optional<byte[]> key = before.get(trail);
    if (key == null) {
      key = keyStore.find(List.of(trail)).get(trail);
    }
    if (key == null) {
      throw KeyStore.missing();
    }
    return key.orElseThrow(
        () -> new LogException("the trail's key was taken away, but no erasure is on record"));
  }

  private static State state(Connection connection, String trail) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STATE)) {
      select.setString(1, trail);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new State(row.getLong(1), row.getBoolean(2)) : new State(0, false);
      }
    }
  }

  private Leaf leaf(ResultSet row, String trail, byte @Nullable [] key) throws SQLException {
    long counter = row.getLong(2);
    byte[] commitment = row.getBytes(4);
    byte[] wrapped = row.getBytes(5);
    OpenedLeaf opened =
        key == null || wrapped == null
            ? null
            : keyStore
                .keys()
                .open(key, trail, counter, new SealedLeaf(commitment, wrapped, row.getBytes(6)));
    return new Leaf(row.getLong(1), counter, row.getObject(3, Long.class), commitment, opened);
  }
}
