package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import se.sluss.hub.log.store.LogKeys.WrappedReferralKey;

/**
 * The keys of trails, in a database of their own whose backups live shortly. What is done here is
 * committed here at once, on the disk: a key before the leaf that it seals, the end of a key before
 * the record of it. A crash in between leaves a key that nothing was sealed with, or an erasure
 * that is done again.
 *
 * <p>No key is kept in memory beyond the call that asked for it: another node's copy would outlive
 * the erasure. Safe for several threads.
 */
public final class KeyStore {
  private static final String FIND =
      "select referral_id, kek_id, wrapped_key from log_key_store where referral_id = any (?)";

  private static final String MAKE =
      """
      insert into log_key_store (referral_id, kek_id, wrapped_key, created_at)
      select referral_id, ?, wrapped_key, ?
      from unnest(?::text[], ?::bytea[]) as u (referral_id, wrapped_key)
      returning %s
      """
          .formatted(Durable.COMMIT);

  private static final String ERASE =
      """
      update log_key_store set wrapped_key = null, erased_at = ?
      where referral_id = ? and wrapped_key is not null
      returning %s
      """
          .formatted(Durable.COMMIT);

  private final DataSource database;
  private final LogKeys keys;

  /**
   * A key store.
   *
   * @param database not the log's own, and not in its backups; its connections commit by themselves
   * @param keys what the trails' keys are wrapped with
   */
  public KeyStore(DataSource database, LogKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  LogKeys keys() {
    return keys;
  }

  /**
   * The keys of trails that are written to, made for those that are new. The caller holds the
   * trails' rows.
   *
   * @param counters the first counter to be written of each trail
   * @throws ErasedTrailException if a key has been erased
   * @throws LogException if a trail that has leaves has no key, or the store cannot be reached
   */
  Map<String, byte[]> ofWritten(Map<String, Long> counters, Instant now) {
    Map<String, byte[]> found = new HashMap<>();
    find(counters.keySet())
        .forEach((trail, key) -> found.put(trail, key.orElseThrow(ErasedTrailException::new)));
    List<String> without = new ArrayList<>();
    counters.forEach(
        (trail, counter) -> {
          if (!found.containsKey(trail)) {
            if (counter > 0) {
              throw missing();
            }
            without.add(trail);
          }
        });
    if (!without.isEmpty()) {
      found.putAll(make(without, now));
    }
    return found;
  }

  static LogException missing() {
    return new LogException("the trail's key is missing");
  }

  /**
   * The keys of trails, in one question.
   *
   * @return none for a trail that the store does not know, an empty one where it was erased
   */
  Map<String, Optional<byte[]>> find(Collection<String> trails) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setArray(1, connection.createArrayOf("text", trails.toArray()));
      Map<String, Optional<byte[]>> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String trail = row.getString(1);
          byte[] wrapped = row.getBytes(3);
          found.put(
              trail,
              wrapped == null
                  ? Optional.empty()
                  : Optional.of(
                      keys.unwrap(trail, new WrappedReferralKey(row.getString(2), wrapped))));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new LogException("the key store could not be read", e);
    }
  }

  private Map<String, byte[]> make(List<String> trails, Instant now) {
    Map<String, byte[]> made = new HashMap<>();
    byte[][] wrapped = new byte[trails.size()][];
    for (int i = 0; i < wrapped.length; i++) {
      byte[] fresh = keys.freshKey();
      made.put(trails.get(i), fresh);
      wrapped[i] = keys.wrap(trails.get(i), fresh).wrapped();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(MAKE)) {
      insert.setString(1, keys.currentId());
      insert.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.setArray(3, connection.createArrayOf("text", trails.toArray()));
      insert.setArray(4, connection.createArrayOf("bytea", wrapped));
      insert.executeQuery().close();
    } catch (SQLException e) {
      throw new LogException("the trails' keys could not be kept", e);
    }
    return made;
  }

  /** Takes a key away for good, if it is there. */
  void erase(String trail, Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(ERASE)) {
      update.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      update.setString(2, trail);
      update.executeQuery().close();
    } catch (SQLException e) {
      throw new LogException("the trail's key could not be erased", e);
    }
  }
}
