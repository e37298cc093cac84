package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which trails there are; nothing of what they tell. */
final class TrailFinder {
  private static final String BEGINNING =
      "select referral_id from log_referral where starts_with(referral_id, ?) order by referral_id";

  private static final String WITHIN =
      "select referral_id from log_leaf where recorded_at >= ? and recorded_at < ?"
          + " group by referral_id order by max(id) desc limit ?";

  private static final String WITHIN_AFTER =
      "select distinct referral_id from log_leaf where recorded_at >= ? and recorded_at < ?"
          + " and referral_id > ? order by referral_id limit ?";

  private static final String COVERED =
      "select count(*) from log_placed where referral_id = ? and leaf_index < ?";

  private TrailFinder() {}

  static List<String> beginning(Connection connection, String prefix) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BEGINNING)) {
      select.setString(1, prefix);
      return ids(select);
    }
  }

  static List<String> within(Connection connection, Instant from, Instant before, int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WITHIN)) {
      select.setObject(1, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
      select.setObject(2, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
      select.setInt(3, most);
      return ids(select);
    }
  }

  static List<String> withinAfter(
      Connection connection, Instant from, Instant before, String after, int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WITHIN_AFTER)) {
      select.setObject(1, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
      select.setObject(2, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
      select.setString(3, after);
      select.setInt(4, most);
      return ids(select);
    }
  }

  /** How many leaves of a trail a checkpoint of this size covers; of none, nothing. */
  static long covered(Connection connection, String trail, @Nullable Long size)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COVERED)) {
      select.setString(1, trail);
      select.setObject(2, size, Types.BIGINT);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0L;
      }
    }
  }

  private static List<String> ids(PreparedStatement select) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return List.copyOf(ids);
  }
}
