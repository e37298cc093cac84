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
 * Erases what a trail tells (gallring): its key and its sealed records go, its leaves and every
 * proof stay. It is complete when the key store's last backup with the key has lapsed; that date is
 * on record. Safe for several threads.
 */
public final class Erasure {
  private final LogWriter writer;
  private final Clock clock;
  private final Duration keyBackupLife;

  /**
   * Erases by this clock.
   *
   * @param keyBackupLife how long a backup of the key store is kept at most; from config
   */
  public Erasure(LogWriter writer, Clock clock, Duration keyBackupLife) {
    this.writer = writer;
    this.clock = clock;
    this.keyBackupLife = keyBackupLife;
  }

  /**
   * An erasure on record.
   *
   * @param recorded where, in {@link OwnTrail#ERASURE}
   * @param completeAt when no backup can bring the key back
   */
  public record Erased(LeafRef recorded, Instant completeAt) {}

  /**
   * Erases a trail in the caller's transaction. Waits for writers of the trail.
   *
   * @param ground the rule that the erasure rests on, by its id
   * @return empty if there is no such trail or it has been erased before
   * @throws IllegalArgumentException for one of the log's own trails
   */
  public Optional<Erased> erase(Connection tx, String referralId, Actor by, String ground) {
    if (OwnTrail.isOwn(referralId)) {
      throw new IllegalArgumentException("the log's own trails are not erased");
    }
    Instant now = clock.instant();
    try {
      if (tx.getAutoCommit()) {
        throw new LogException("an erasure needs a transaction");
      }
      lockTrail(tx, referralId);
      if (!KeyStore.erase(tx, referralId, now)) {
        return Optional.empty();
      }
      int records = deleteDetails(tx, referralId);
      Instant completeAt = now.plus(keyBackupLife).truncatedTo(ChronoUnit.SECONDS);
      LogDetail detail =
          LogDetail.of(LogEvent.ERASED, now, OwnTrail.ERASURE, by)
              .fact("trail", referralId)
              .fact("records", Integer.toString(records))
              .fact("completeAt", completeAt.toString())
              .ground(ground);
      return Optional.of(new Erased(writer.append(tx, detail), completeAt));
    } catch (SQLException e) {
      throw new LogException("the erasure failed", e);
    }
  }

  /**
   * Trails whose last record is older than an instant and that still can be read, oldest first;
   * which of them are due, the caller knows (a referral that is open is not).
   *
   * @param max most trails to name
   */
  public static List<String> lastRecordedBefore(Connection tx, Instant instant, int max) {
    String sql =
        """
        select log_leaf.referral_id from log_referral
          join log_leaf on log_leaf.referral_id = log_referral.referral_id
                       and log_leaf.counter = log_referral.next_counter - 1
          join log_key_store on log_key_store.referral_id = log_referral.referral_id
        where recorded_at < ? and wrapped_key is not null and log_leaf.referral_id not like ?
        order by recorded_at, log_leaf.id limit ?
        """;
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      select.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
      select.setString(2, OwnTrail.PREFIX + "%");
      select.setInt(3, max);
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

  private static void lockTrail(Connection tx, String referralId) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("select 1 from log_referral where referral_id = ? for update")) {
      select.setString(1, referralId);
      select.executeQuery().close();
    }
  }

  private static int deleteDetails(Connection tx, String referralId) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            "delete from log_detail using log_leaf"
                + " where log_detail.leaf_id = log_leaf.id and log_leaf.referral_id = ?")) {
      delete.setString(1, referralId);
      return delete.executeUpdate();
    }
  }
}
