package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import se.sluss.hub.log.CanonicalDetail;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.store.LogKeys.SealedLeaf;

/**
 * Puts records in the log inside the caller's own transaction, so that the state and its records
 * stand or fall together (house rule 4). However many they are, the database is asked the same few
 * times, and the key store once, or twice for new trails. Safe for several threads.
 */
public final class LogWriter {
  /** In the order of trails, so that two transactions never wait for each other. */
  private static final String NEXT_COUNTERS =
      """
      with used as (
        insert into log_referral (referral_id, next_counter)
        select referral_id, leaves from unnest(?::text[], ?::bigint[]) as u (referral_id, leaves)
        order by referral_id
        on conflict (referral_id)
          do update set next_counter = log_referral.next_counter + excluded.next_counter
        returning referral_id, next_counter, erased_at)
      select referral_id, next_counter, erased_at is not null, %s from used
      """
          .formatted(Durable.COMMIT);

  /** Ids in the order given: within a trail the order of ids is the order of counters. */
  private static final String INSERT_LEAVES =
      """
      insert into log_leaf (referral_id, counter, recorded_at, commitment)
      select referral_id, counter, ?, commitment
      from unnest(?::text[], ?::bigint[], ?::bytea[])
        with ordinality as u (referral_id, counter, commitment, place)
      order by place returning id
      """;

  private static final String INSERT_DETAILS =
      """
      insert into log_detail (leaf_id, wrapped_key, sealed)
      select * from unnest(?::bigint[], ?::bytea[], ?::bytea[])
      """;

  private final KeyStore keyStore;
  private final Clock clock;

  /** Seals with the keys of this store. */
  public LogWriter(KeyStore keyStore, Clock clock) {
    this.keyStore = keyStore;
    this.clock = clock;
  }

  /** Adds one pending leaf; see {@link #append(Connection, List)}. */
  public LeafRef append(Connection tx, LogDetail detail) {
    return append(tx, List.of(detail)).getFirst();
  }

  /**
   * Adds pending leaves, each trail's in the order given. Holds the trails' rows until the
   * transaction ends, which orders the trails: call it after the transaction's other locks, and
   * once for all its records.
   *
   * @param tx a connection with a transaction open; it is neither committed nor closed here
   * @return one for each record, in order
   * @throws ErasedTrailException if a trail has been erased
   * @throws LogException if it cannot be recorded; the transaction must then be rolled back
   */
  public List<LeafRef> append(Connection tx, List<LogDetail> details) {
    if (details.isEmpty()) {
      return List.of();
    }
    try {
      if (tx.getAutoCommit()) {
        throw new LogException("a record needs the transaction of the state it tells of");
      }
      Instant now = clock.instant();
      SortedMap<String, Long> trails = new TreeMap<>();
      details.forEach(detail -> trails.merge(detail.referralId(), 1L, Long::sum));
      Map<String, Long> first = firstCounters(tx, trails);
      Map<String, Long> next = new HashMap<>(first);
      Map<String, byte[]> trailKeys = keyStore.ofWritten(first, now);
      Rows rows = new Rows(details.size());
      for (int i = 0; i < details.size(); i++) {
        LogDetail detail = details.get(i);
        String trail = detail.referralId();
        long counter = Objects.requireNonNull(next.get(trail));
        next.put(trail, counter + 1);
        byte[] trailKey = Objects.requireNonNull(trailKeys.get(trail));
        byte[] canonical = CanonicalDetail.encode(detail, counter);
        rows.put(i, trail, counter, keyStore.keys().seal(trailKey, trail, counter, canonical));
      }
      List<LeafRef> refs = insert(tx, rows, now);
      PendingLeaves.add(tx, refs, rows.commitments(), first);
      return refs;
    } catch (SQLException e) {
      throw new LogException("the records could not be written", e);
    }
  }

  /**
   * Lets one transaction at a time read a trail and add to it, until it ends.
   *
   * @param tx a connection with a transaction open
   */
  public void lock(Connection tx, String trail) {
    try (PreparedStatement lock =
        tx.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, trail);
      lock.executeQuery().close();
    } catch (SQLException e) {
      throw new LogException("the trail could not be locked", e);
    }
  }

  /** What is written, a column each. */
  private record Rows(
      String[] trails,
      Long[] counters,
      byte[][] commitments,
      byte[][] wrappedKeys,
      byte[][] sealed) {
    Rows(int count) {
      this(
          new String[count],
          new Long[count],
          new byte[count][],
          new byte[count][],
          new byte[count][]);
    }

    void put(int place, String trail, long counter, SealedLeaf leaf) {
      trails[place] = trail;
      counters[place] = counter;
      commitments[place] = leaf.commitment();
      wrappedKeys[place] = leaf.wrappedKey();
      sealed[place] = leaf.sealed();
    }
  }

  /** Takes as many counters of each trail as it has new leaves; gives the first of them. */
  private static Map<String, Long> firstCounters(Connection tx, SortedMap<String, Long> trails)
      throws SQLException {
    Map<String, Long> first = new HashMap<>();
    try (PreparedStatement statement = tx.prepareStatement(NEXT_COUNTERS)) {
      statement.setArray(1, tx.createArrayOf("text", trails.keySet().toArray()));
      statement.setArray(2, tx.createArrayOf("bigint", trails.values().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String trail = row.getString(1);
          if (row.getBoolean(3)) {
            throw new ErasedTrailException();
          }
          first.put(trail, row.getLong(2) - trails.getOrDefault(trail, 0L));
        }
      }
    }
    if (!first.keySet().equals(trails.keySet())) {
      throw new LogException("the database gave no counters back");
    }
    return first;
  }

  private static List<LeafRef> insert(Connection tx, Rows rows, Instant now) throws SQLException {
    List<LeafRef> refs = new ArrayList<>();
    Long[] ids = new Long[rows.trails().length];
    try (PreparedStatement leaves = tx.prepareStatement(INSERT_LEAVES)) {
      leaves.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      leaves.setArray(2, tx.createArrayOf("text", rows.trails()));
      leaves.setArray(3, tx.createArrayOf("bigint", rows.counters()));
      leaves.setArray(4, tx.createArrayOf("bytea", rows.commitments()));
      try (ResultSet row = leaves.executeQuery()) {
        while (row.next()) {
          int place = refs.size();
          ids[place] = row.getLong(1);
          refs.add(new LeafRef(ids[place], rows.trails()[place], rows.counters()[place]));
        }
      }
    }
    if (refs.size() != ids.length) {
      throw new LogException("the database gave no leaves back");
    }
    try (PreparedStatement details = tx.prepareStatement(INSERT_DETAILS)) {
      details.setArray(1, tx.createArrayOf("bigint", ids));
      details.setArray(2, tx.createArrayOf("bytea", rows.wrappedKeys()));
      details.setArray(3, tx.createArrayOf("bytea", rows.sealed()));
      details.executeUpdate();
    }
    return refs;
  }
}
