package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.proof.Hash;

/**
 * The row of the tree's head.
 *
 * @param size leaves in the tree
 * @param epoch rounds that have moved the head
 * @param root root of the tree
 * @param publishedSize size of the published checkpoint, or null
 * @param checkpoint the published signed note, or null
 */
record Head(
    long size, long epoch, Hash root, @Nullable Long publishedSize, @Nullable String checkpoint) {
  private static final String COLUMNS =
      "select size, epoch, root, published_size, checkpoint from log_head";

  /** Leaves that a published checkpoint covers; 0 before the first. */
  long published() {
    return publishedSize == null ? 0 : publishedSize;
  }

  static Head read(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
      return of(select);
    }
  }

  /** What a statement with these columns finds: size, epoch, root, published size, checkpoint. */
  static Head of(PreparedStatement select) throws SQLException {
    return found(select).orElseThrow(() -> new LogException("the log has lost its head row"));
  }

  /** Locks the row until the transaction ends; empty if another sequencer has it. */
  static Optional<Head> lock(Connection tx) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(COLUMNS + " for update skip locked")) {
      return found(select);
    }
  }

  private static Optional<Head> found(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new Head(
              row.getLong(1),
              row.getLong(2),
              Hash.of(row.getBytes(3)),
              row.getObject(4, Long.class),
              row.getString(5)));
    }
  }

  /** Moves the head, if it is still as it was read. */
  void moveTo(Connection tx, long newSize, Hash newRoot) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "update log_head set size = ?, epoch = epoch + 1, root = ?"
                + " where size = ? and epoch = ?")) {
      update.setLong(1, newSize);
      update.setBytes(2, newRoot.bytes());
      update.setLong(3, size);
      update.setLong(4, epoch);
      if (update.executeUpdate() != 1) {
        throw new LogException("another sequencer moved the head");
      }
    }
  }

  /** Publishes a checkpoint, unless as large a one is published. */
  static void publish(Connection tx, long size, String note, Instant at) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "update log_head set published_size = ?, checkpoint = ?, published_at = ?"
                + " where coalesce(published_size, -1) < ?")) {
      update.setLong(1, size);
      update.setString(2, note);
      update.setObject(3, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      update.setLong(4, size);
      update.executeUpdate();
    }
  }
}
