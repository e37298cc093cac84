package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import se.sluss.hub.log.CanonicalDetail;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.store.LogKeys.SealedLeaf;

/**
 * Puts a record in the log inside the caller's own transaction, so that the state and its record
 * stand or fall together (house rule 4). Safe for several threads.
 */
public final class LogWriter {
  private static final String NEXT_COUNTER =
      """
      insert into log_referral (referral_id, next_counter) values (?, 1)
      on conflict (referral_id) do update set next_counter = log_referral.next_counter + 1
      returning next_counter - 1, %s
      """
          .formatted(Durable.COMMIT);

  private static final String INSERT =
      """
      with leaf as (
        insert into log_leaf (referral_id, counter, recorded_at, commitment)
        values (?, ?, ?, ?) returning id)
      insert into log_detail (leaf_id, wrapped_key, sealed)
      select id, ?, ? from leaf returning leaf_id
      """;

  private final LogKeys keys;
  private final KeyStore keyStore;
  private final Clock clock;

  public LogWriter(LogKeys keys, Clock clock) {
    this.keys = keys;
    this.keyStore = new KeyStore(keys);
    this.clock = clock;
  }

  /**
   * Adds a pending leaf. Holds the trail's row until the transaction ends, which orders the trail:
   * call it after the transaction's other locks, and once for each record.
   *
   * @param tx a connection with a transaction open; it is neither committed nor closed here
   * @throws ErasedTrailException if the trail has been erased
   * @throws LogException if it cannot be recorded; the transaction must then be rolled back
   */
  public LeafRef append(Connection tx, LogDetail detail) {
    String referralId = detail.referralId();
    try {
      if (tx.getAutoCommit()) {
        throw new LogException("a record needs the transaction of the state it tells of");
      }
      Instant now = clock.instant();
      long counter = nextCounter(tx, referralId);
      byte[] referralKey = keyStore.ofReferral(tx, referralId, now);
      SealedLeaf leaf =
          keys.seal(referralKey, referralId, counter, CanonicalDetail.encode(detail, counter));
      return new LeafRef(insert(tx, referralId, counter, now, leaf), referralId, counter);
    } catch (SQLException e) {
      throw new LogException("the record could not be written", e);
    }
  }

  /**
   * Lets one transaction at a time write to a family of trails, until it ends. Who writes to
   * several of them in one transaction takes this first; two such would else wait for each other.
   */
  public void lockFamily(Connection tx, String family) {
    try (PreparedStatement lock =
        tx.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, family);
      lock.executeQuery().close();
    } catch (SQLException e) {
      throw new LogException("the trails could not be locked", e);
    }
  }

  private static long nextCounter(Connection tx, String referralId) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(NEXT_COUNTER)) {
      statement.setString(1, referralId);
      return single(statement);
    }
  }

  private static long insert(
      Connection tx, String referralId, long counter, Instant now, SealedLeaf leaf)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      statement.setString(1, referralId);
      statement.setLong(2, counter);
      statement.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      statement.setBytes(4, leaf.commitment());
      statement.setBytes(5, leaf.wrappedKey());
      statement.setBytes(6, leaf.sealed());
      return single(statement);
    }
  }

  private static long single(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new LogException("the database gave no row back");
      }
      return row.getLong(1);
    }
  }
}
