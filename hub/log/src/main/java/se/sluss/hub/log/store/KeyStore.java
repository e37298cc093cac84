package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.sluss.hub.log.store.LogKeys.WrappedReferralKey;

/** The table of referral keys. */
final class KeyStore {
  private final LogKeys keys;

  KeyStore(LogKeys keys) {
    this.keys = keys;
  }

  /**
   * The referrals' keys, made where there is none yet. The caller holds the referrals' rows.
   *
   * @throws ErasedTrailException if one of them has been erased
   */
  Map<String, byte[]> ofReferrals(Connection tx, Set<String> referrals, Instant now)
      throws SQLException {
    Map<String, byte[]> found = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "select referral_id, kek_id, wrapped_key from log_key_store"
                + " where referral_id = any(?)")) {
      select.setArray(1, tx.createArrayOf("text", referrals.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = row.getString("referral_id");
          found.put(id, unwrapped(id, row).orElseThrow(ErasedTrailException::new));
        }
      }
    }
    Set<String> without = new TreeSet<>(referrals);
    without.removeAll(found.keySet());
    if (!without.isEmpty()) {
      found.putAll(make(tx, without, now));
    }
    return found;
  }

  private Map<String, byte[]> make(Connection tx, Set<String> referrals, Instant now)
      throws SQLException {
    Map<String, byte[]> made = new HashMap<>();
    try (PreparedStatement insert =
        tx.prepareStatement(
            "insert into log_key_store (referral_id, kek_id, wrapped_key, created_at)"
                + " select referral_id, ?, wrapped_key, ?"
                + " from unnest(?::text[], ?::bytea[]) as u (referral_id, wrapped_key)")) {
      String[] ids = referrals.toArray(String[]::new);
      byte[][] wrapped = new byte[ids.length][];
      String kek = "";
      for (int i = 0; i < ids.length; i++) {
        byte[] fresh = keys.freshKey();
        WrappedReferralKey key = keys.wrap(ids[i], fresh);
        made.put(ids[i], fresh);
        wrapped[i] = key.wrapped();
        kek = key.kekId();
      }
      insert.setString(1, kek);
      insert.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.setArray(3, tx.createArrayOf("text", ids));
      insert.setArray(4, tx.createArrayOf("bytea", wrapped));
      insert.executeUpdate();
    }
    return made;
  }

  /**
   * The key of a trail that has leaves; empty if it was erased.
   *
   * @throws LogException if there is no key, nor the mark of an erasure
   */
  Optional<byte[]> find(Connection connection, String referralId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select kek_id, wrapped_key from log_key_store where referral_id = ?")) {
      select.setString(1, referralId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new LogException("the trail's key is missing");
        }
        return unwrapped(referralId, row);
      }
    }
  }

  /** Takes the key away for good; false if there is none, or it has been taken away before. */
  static boolean erase(Connection tx, String referralId, Instant now) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "update log_key_store set wrapped_key = null, erased_at = ?"
                + " where referral_id = ? and wrapped_key is not null")) {
      update.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      update.setString(2, referralId);
      return update.executeUpdate() == 1;
    }
  }

  private Optional<byte[]> unwrapped(String referralId, ResultSet row) throws SQLException {
    byte[] wrapped = row.getBytes("wrapped_key");
    return wrapped == null
        ? Optional.empty()
        : Optional.of(
            keys.unwrap(referralId, new WrappedReferralKey(row.getString("kek_id"), wrapped)));
  }
}
