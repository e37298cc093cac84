package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import se.sluss.hub.log.store.LogKeys.WrappedReferralKey;

/** The table of referral keys. */
final class KeyStore {
  private final LogKeys keys;

  KeyStore(LogKeys keys) {
    this.keys = keys;
  }

  /** The referral's key, made if it has none yet. The caller holds the referral's row. */
  byte[] ofReferral(Connection tx, String referralId, Instant now) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "select kek_id, wrapped_key from log_key_store where referral_id = ?")) {
      select.setString(1, referralId);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          return unwrapped(referralId, row).orElseThrow(ErasedTrailException::new);
        }
      }
    }
    byte[] fresh = keys.freshKey();
    WrappedReferralKey wrapped = keys.wrap(referralId, fresh);
    try (PreparedStatement insert =
        tx.prepareStatement(
            "insert into log_key_store (referral_id, kek_id, wrapped_key, created_at)"
                + " values (?, ?, ?, ?)")) {
      insert.setString(1, referralId);
      insert.setString(2, wrapped.kekId());
      insert.setBytes(3, wrapped.wrapped());
      insert.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return fresh;
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
    byte[] wrapped = row.getBytes(2);
    return wrapped == null
        ? Optional.empty()
        : Optional.of(keys.unwrap(referralId, new WrappedReferralKey(row.getString(1), wrapped)));
  }
}
