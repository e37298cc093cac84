package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;

/**
 * Erases what a trail tells (gallring): its sealed records and its key go, its leaves and every
 * proof stay. Two databases take part, so it has two steps, each on record: {@link #begin} takes
 * the records away and ends the trail; {@link #complete} takes the key away, as often as it must be
 * tried. It is complete when the key store's last backup with the key has lapsed. Safe for several
 * threads.
 */
public final class Erasure {
  private final LogWriter writer;
  private final KeyStore keys;
  private final Clock clock;
  private final Duration keyBackupLife;

  /**
   * Erases by this clock.
   *
   * @param keyBackupLife how long a backup of the key store is kept at most; from config
   */
  public Erasure(LogWriter writer, KeyStore keys, Clock clock, Duration keyBackupLife) {
    this.writer = writer;
    this.keys = keys;
    this.clock = clock;
    this.keyBackupLife = keyBackupLife;
  }

  /**
   * Takes a trail's records away in the caller's transaction, and ends it. Waits for writers of the
   * trail. From here it cannot be read, and the key is {@link #left}.
   *
   * @param ground the rule that the erasure rests on, by its id
   * @return where it is on record, in {@link OwnTrail#ERASURE}; empty if there is no such trail or
   *     it has been erased before
   * @throws IllegalArgumentException for one of the log's own trails
   */
  public Optional<LeafRef> begin(Connection tx, String trail, Actor by, String ground) {
    if (OwnTrail.isOwn(trail)) {
      throw new IllegalArgumentException("the log's own trails are not erased");
    }
    String end =
        "update log_referral set erased_at = ? where referral_id = ? and erased_at is null";
    try {
      if (tx.getAutoCommit()) {
        throw new LogException("an erasure needs a transaction");
      }
      Instant now = clock.instant();
      if (!moved(tx, end, now, trail)) {
        return Optional.empty();
      }
      int records = deleteDetails(tx, trail);
      LogDetail detail =
          LogDetail.of(LogEvent.ERASED, now, OwnTrail.ERASURE, by)
              .fact("trail", trail)
              .fact("records", Integer.toString(records))
              .ground(ground);
      return Optional.of(writer.append(tx, detail));
    } catch (SQLException e) {
      throw new LogException("the erasure failed", e);
    }
  }

  /**
   * Takes the key of a trail away, and puts on record when no backup can bring it back. The key is
   * gone at once, whatever becomes of the caller's transaction; done again, it is the same.
   *
   * @return that day; empty unless the trail was {@link #left}
   */
  public Optional<Instant> complete(Connection tx, String trail) {
    String done =
        "update log_referral set key_erased_at = ?"
            + " where referral_id = ? and erased_at is not null and key_erased_at is null";
    try {
      Instant now = clock.instant();
      if (!moved(tx, done, now, trail)) {
        return Optional.empty();
      }
      keys.erase(trail, now);
      Instant completeAt = now.plus(keyBackupLife).truncatedTo(ChronoUnit.SECONDS);
      writer.append(
          tx,
          LogDetail.of(LogEvent.TRAIL_KEY_ERASED, now, OwnTrail.ERASURE, Actor.hub("erasure"))
              .fact("trail", trail)
              .fact("completeAt", completeAt.toString()));
      return Optional.of(completeAt);
    } catch (SQLException e) {
      throw new LogException("the erasure failed", e);
    }
  }

  /** Trails whose erasure has begun and whose key is not known to be gone. */
  public static List<String> left(Connection tx, int max) {
    return trails(
        tx,
        """
        select referral_id from log_referral
        where erased_at is not null and key_erased_at is null order by referral_id limit ?
        """,
        max);
  }

  /**
   * Looks for keys that are back since the key store was restored from one of its backups; their
   * trails are {@link #left} again.
   *
   * @param page how many trails to ask for at once
   * @return how many keys were back
   */
  public int findRevived(Connection tx, int page) {
    String after =
        """
        select referral_id from log_referral
        where key_erased_at is not null and referral_id > ? order by referral_id limit ?
        """;
    int revived = 0;
    List<String> erased = trails(tx, after, "", page);
    while (!erased.isEmpty()) {
      for (var found : keys.find(erased).entrySet()) {
        if (found.getValue().isPresent()) {
          revived += leave(tx, found.getKey());
        }
      }
      erased = trails(tx, after, erased.getLast(), page);
    }
    return revived;
  }

  private static int leave(Connection tx, String trail) {
    try (PreparedStatement update =
        tx.prepareStatement("update log_referral set key_erased_at = null where referral_id = ?")) {
      update.setString(1, trail);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new LogException("the erasure failed", e);
    }
  }

  /**
   * Trails whose last record is older than an instant and that still can be read, in the order of
   * their ids; which of them are due, the caller knows (a referral that is open is not).
   *
   * @param after the last id of the page before; empty for the first
   * @param max most trails to name
   */
  public static List<String> lastRecordedBefore(
      Connection tx, Instant instant, String after, int max) {
    return trails(
        tx,
        """
        select log_leaf.referral_id from log_referral
          join log_leaf on log_leaf.referral_id = log_referral.referral_id
                       and log_leaf.counter = log_referral.next_counter - 1
        where recorded_at < ? and erased_at is null and log_leaf.referral_id not like ?
          and log_leaf.referral_id > ?
        order by log_leaf.referral_id limit ?
        """,
        OffsetDateTime.ofInstant(instant, ZoneOffset.UTC),
        OwnTrail.PREFIX + "%",
        after,
        max);
  }

  /**
   * The trails of a conversation, every side's, that still can be read; in the order of their ids.
   */
  public static List<String> ofConversation(Connection tx, String conversation) {
    return trails(
        tx,
        """
        select referral_id from log_referral
        where starts_with(referral_id, ?) and erased_at is null order by referral_id
        """,
        conversation + "/");
  }

  private static List<String> trails(Connection tx, String sql, Object... parameters) {
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      List<String> trails = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          trails.add(row.getString(1));
        }
      }
      return List.copyOf(trails);
    } catch (SQLException e) {
      throw new LogException("the trails could not be read", e);
    }
  }

  private static boolean moved(Connection tx, String sql, Instant now, String trail)
      throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(sql)) {
      update.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      update.setString(2, trail);
      return update.executeUpdate() == 1;
    }
  }

  private static int deleteDetails(Connection tx, String trail) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            "delete from log_detail using log_leaf"
                + " where log_detail.leaf_id = log_leaf.id and log_leaf.referral_id = ?")) {
      delete.setString(1, trail);
      return delete.executeUpdate();
    }
  }
}
