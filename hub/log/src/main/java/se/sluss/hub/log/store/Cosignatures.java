package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The last checkpoint with its witnesses' lines. Readers are shown it rather than a later one that
 * no witness has cosigned yet, but not for long: without witnesses the log goes on. Safe for
 * several threads.
 */
public final class Cosignatures {
  /** How old a cosignature may be for its checkpoint to be shown in place of a later one. */
  private static final Duration SHOWN = Duration.ofSeconds(10);

  private static final String SHOWN_NOW =
      """
      select log_head.size, epoch, root,
        coalesce(cosigned.size, published_size), coalesce(cosigned.checkpoint, log_head.checkpoint)
      from log_head left join log_cosigned as cosigned
        on cosigned.size = published_size
        or cosigned.size < published_size and cosigned_at > ?
      """;

  private static final String KEEP =
      """
      insert into log_cosigned (size, checkpoint, cosigned_at) values (?, ?, ?)
      on conflict (only_row) do update
        set size = excluded.size, checkpoint = excluded.checkpoint,
            cosigned_at = excluded.cosigned_at
        where log_cosigned.size <= excluded.size
      """;

  private final DataSource database;
  private final Clock clock;

  public Cosignatures(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a checkpoint with the lines that have been verified.
   *
   * @param size leaves of its tree
   * @param note the log's signed checkpoint with cosignatures
   */
  public void keep(long size, String note) {
    try (Connection connection = database.getConnection();
        PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setLong(1, size);
      keep.setString(2, note);
      keep.setObject(3, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      keep.executeUpdate();
    } catch (SQLException e) {
      throw new LogException("the cosignatures could not be kept", e);
    }
  }

  /** The head as readers see it: with the checkpoint that they are shown. */
  static Head shown(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SHOWN_NOW)) {
      select.setObject(1, OffsetDateTime.ofInstant(now.minus(SHOWN), ZoneOffset.UTC));
      return Head.of(select);
    }
  }
}
