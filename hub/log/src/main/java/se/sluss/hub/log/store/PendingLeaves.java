package se.sluss.hub.log.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves that have no index yet. Ids are given under the lock of the trail's row, so that the order
 * of ids is the order of counters within a trail, and what is committed of a trail has no gap.
 */
final class PendingLeaves {
  record Pending(long id, String referralId, long counter, byte[] commitment) {}

  private static final String SELECT =
      """
      select id, referral_id, counter, commitment from log_leaf
      where leaf_index is null order by id limit ?
      """;

  private static final String WITHOUT_PREDECESSOR =
      """
      select count(*) from unnest(?::text[], ?::bigint[]) as first (referral_id, counter)
      where first.counter > 0 and not exists (
        select 1 from log_leaf as before
        where before.referral_id = first.referral_id
          and before.counter = first.counter - 1
          and before.leaf_index is not null)
      """;

  private static final String INDEX =
      """
      update log_leaf set leaf_index = given.leaf_index
      from unnest(?::bigint[], ?::bigint[]) as given (id, leaf_index)
      where log_leaf.id = given.id and log_leaf.leaf_index is null
      """;

  private PendingLeaves() {}

  static List<Pending> pick(Connection tx, int max) throws SQLException {
    List<Pending> picked = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(SELECT)) {
      select.setInt(1, max);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          picked.add(
              new Pending(row.getLong(1), row.getString(2), row.getLong(3), row.getBytes(4)));
        }
      }
    }
    requireContiguous(tx, picked);
    return picked;
  }

  /** A gap means that a leaf was taken out of the table: the log stops (house rule 4). */
  private static void requireContiguous(Connection tx, List<Pending> picked) throws SQLException {
    Map<String, Long> first = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    for (Pending leaf : picked) {
      first.putIfAbsent(leaf.referralId(), leaf.counter());
      Long before = last.put(leaf.referralId(), leaf.counter());
      if (before != null && before + 1 != leaf.counter()) {
        throw new LogException("a trail has a gap before leaf " + leaf.id());
      }
    }
    if (picked.isEmpty()) {
      return;
    }
    Array referrals = tx.createArrayOf("text", first.keySet().toArray());
    Array counters = tx.createArrayOf("bigint", first.values().toArray());
    try (PreparedStatement select = tx.prepareStatement(WITHOUT_PREDECESSOR)) {
      select.setArray(1, referrals);
      select.setArray(2, counters);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || row.getLong(1) != 0) {
          throw new LogException("a trail has a gap before its pending leaves");
        }
      }
    }
  }

  /** Gives the leaves their indexes, from {@code from} on. */
  static void index(Connection tx, List<Pending> leaves, long from) throws SQLException {
    Long[] ids = new Long[leaves.size()];
    Long[] indexes = new Long[leaves.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = leaves.get(i).id();
      indexes[i] = from + i;
    }
    try (PreparedStatement update = tx.prepareStatement(INDEX)) {
      update.setArray(1, tx.createArrayOf("bigint", ids));
      update.setArray(2, tx.createArrayOf("bigint", indexes));
      if (update.executeUpdate() != ids.length) {
        throw new LogException("a pending leaf was indexed by another");
      }
    }
  }
}
