package se.sluss.hub.log.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.sluss.contracts.proof.Hash;

/**
 * Leaves that have no place in the tree yet, as they were appended. Ids are given under the locks
 * of the trails' rows, so that the order of ids is the order of counters within a trail, and what
 * is committed of a trail has no gap.
 */
final class PendingLeaves {
  private static final String ADD =
      """
      insert into log_pending (first_leaf, leaf_ids, commitments, after)
      select ?, ?, ?, array (
        select id from log_leaf join unnest(?::text[], ?::bigint[]) as trail (referral_id, next)
          on log_leaf.referral_id = trail.referral_id and counter = next - 1)
      returning cardinality(after)
      """;

  private static final String TAKE =
      """
      delete from log_pending where first_leaf <= (
        select max(first_leaf) from (
          select first_leaf from log_pending order by first_leaf limit ?) as first)
      returning leaf_ids, commitments, after
      """;

  private static final String RUNS =
      """
      select first_leaf, first_leaf + leaves from log_place where first_leaf >= (
        select max(first_leaf) from log_place where first_leaf <= ?)
      order by first_leaf limit 256
      """;

  private static final String LISTED =
      "select count(distinct id) from log_pending, unnest(leaf_ids) as id where id = any (?)";

  private static final String PLACE =
      """
      insert into log_place (first_leaf, first_index, leaves)
      select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as run (leaf, index, leaves)
      where not exists (
        select from (
          select first_leaf + leaves as beyond from log_place
          where first_leaf < run.leaf + run.leaves order by first_leaf desc limit 1) as before
        where beyond > run.leaf)
      """;

  private PendingLeaves() {}

  /**
   * Lists what was appended together.
   *
   * @param leaves by id, ascending
   * @param commitments of these leaves, in the same order
   * @param first the first of these counters in each trail
   * @throws LogException if a trail's leaf before these is missing
   */
  static void add(
      Connection tx, List<LeafRef> leaves, byte[][] commitments, Map<String, Long> first)
      throws SQLException {
    List<String> trails = first.keySet().stream().filter(trail -> next(first, trail) > 0).toList();
    ByteBuffer entries = ByteBuffer.allocate(leaves.size() * Hash.LENGTH);
    List.of(commitments).forEach(entries::put);
    try (PreparedStatement add = tx.prepareStatement(ADD)) {
      add.setLong(1, leaves.getFirst().id());
      add.setArray(2, tx.createArrayOf("bigint", leaves.stream().map(LeafRef::id).toArray()));
      add.setBytes(3, entries.array());
      add.setArray(4, tx.createArrayOf("text", trails.toArray()));
      add.setArray(
          5,
          tx.createArrayOf("bigint", trails.stream().map(trail -> next(first, trail)).toArray()));
      try (ResultSet row = add.executeQuery()) {
        if (!row.next() || row.getInt(1) != trails.size()) {
          throw new LogException("the last leaf of a trail is missing");
        }
      }
    }
  }

  private static long next(Map<String, Long> first, String trail) {
    return Objects.requireNonNull(first.get(trail));
  }

  /**
   * Takes what was appended off the list, oldest ids first.
   *
   * @param max most appends to take
   * @return commitments by leaf id
   * @throws LogException if a trail's leaf before these is in no place: it was taken out of the
   *     table, and the log stops (house rule 4)
   */
  static SortedMap<Long, byte[]> take(Connection tx, int max) throws SQLException {
    SortedMap<Long, byte[]> taken = new TreeMap<>();
    NavigableSet<Long> after = new TreeSet<>();
    try (PreparedStatement take = tx.prepareStatement(TAKE)) {
      take.setInt(1, max);
      try (ResultSet row = take.executeQuery()) {
        while (row.next()) {
          Long[] ids = (Long[]) row.getArray(1).getArray();
          byte[] commitments = row.getBytes(2);
          for (int i = 0; i < ids.length; i++) {
            int at = i * Hash.LENGTH;
            taken.put(ids[i], Arrays.copyOfRange(commitments, at, at + Hash.LENGTH));
          }
          after.addAll(List.of((Long[]) row.getArray(3).getArray()));
        }
      }
    }
    after.removeAll(taken.keySet());
    requirePlaced(tx, after);
    return taken;
  }

  /**
   * Makes sure that leaves without a place wait for one.
   *
   * @throws LogException if one does not: it was taken off the list
   */
  static void requireListed(Connection connection, List<Long> leaves) throws SQLException {
    if (leaves.isEmpty()) {
      return;
    }
    try (PreparedStatement count = connection.prepareStatement(LISTED)) {
      count.setArray(1, connection.createArrayOf("bigint", leaves.toArray()));
      try (ResultSet row = count.executeQuery()) {
        if (!row.next() || row.getLong(1) != leaves.size()) {
          throw new LogException("a leaf has no place and does not wait for one");
        }
      }
    }
  }

  /** Strikes out what has a place, run by run: most leaves are next to each other in a few. */
  private static void requirePlaced(Connection tx, NavigableSet<Long> leaves) throws SQLException {
    try (PreparedStatement runs = tx.prepareStatement(RUNS)) {
      while (!leaves.isEmpty()) {
        long sought = leaves.first();
        long beyond = Long.MIN_VALUE;
        runs.setLong(1, sought);
        try (ResultSet run = runs.executeQuery()) {
          while (run.next()) {
            beyond = run.getLong(2);
            leaves.subSet(run.getLong(1), beyond).clear();
          }
        }
        if (beyond <= sought || !leaves.headSet(beyond).isEmpty()) {
          throw new LogException("a trail has a gap before its pending leaves");
        }
      }
    }
  }

  /** Gives leaves their places, in the order of their ids, from index {@code from} on. */
  static void place(Connection tx, Set<Long> sortedIds, long from) throws SQLException {
    List<Long> firsts = new ArrayList<>();
    List<Long> indexes = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    long index = from;
    long last = Long.MIN_VALUE;
    for (long id : sortedIds) {
      if (id == last + 1) {
        counts.set(counts.size() - 1, counts.getLast() + 1);
      } else {
        firsts.add(id);
        indexes.add(index);
        counts.add(1L);
      }
      last = id;
      index++;
    }
    try (PreparedStatement insert = tx.prepareStatement(PLACE)) {
      insert.setArray(1, tx.createArrayOf("bigint", firsts.toArray()));
      insert.setArray(2, tx.createArrayOf("bigint", indexes.toArray()));
      insert.setArray(3, tx.createArrayOf("bigint", counts.toArray()));
      if (insert.executeUpdate() != firsts.size()) {
        throw new LogException("a pending leaf has a place already");
      }
    }
  }
}
