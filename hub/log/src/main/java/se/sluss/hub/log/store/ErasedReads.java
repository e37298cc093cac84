package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;

/**
 * A read of what has been erased is on record too, in {@link OwnTrail#ERASURE}: the trail itself
 * takes no more records.
 */
public final class ErasedReads {
  private static final String ENDED =
      "select referral_id from log_referral where referral_id = any (?) and erased_at is not null";

  private ErasedReads() {}

  /** The records as they were given, but reads of erased trails where they can be recorded. */
  public static List<LogDetail> whereTheyCanBe(Connection tx, List<LogDetail> details) {
    Set<String> ended =
        ended(
            tx, details.stream().filter(ErasedReads::isRead).map(LogDetail::referralId).toArray());
    return details.stream()
        .map(
            detail ->
                isRead(detail) && ended.contains(detail.referralId())
                    ? detail.fact("trail", detail.referralId()).in(OwnTrail.ERASURE)
                    : detail)
        .toList();
  }

  private static boolean isRead(LogDetail detail) {
    return detail.event() == LogEvent.TRAIL_READ;
  }

  private static Set<String> ended(Connection tx, Object[] trails) {
    Set<String> ended = new HashSet<>();
    if (trails.length == 0) {
      return ended;
    }
    try (PreparedStatement select = tx.prepareStatement(ENDED)) {
      select.setArray(1, tx.createArrayOf("text", trails));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ended.add(row.getString(1));
        }
      }
      return ended;
    } catch (SQLException e) {
      throw new LogException("the trails could not be read", e);
    }
  }
}
