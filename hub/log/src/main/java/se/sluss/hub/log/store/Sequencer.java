package se.sluss.hub.log.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.FaultPoint.Step;
import se.sluss.hub.log.tile.Frontier;

/**
 * Gives pending leaves their place in the tree. Any number of sequencers may run; the head's row
 * lets one work at a time, the others find nothing to do. Safe for several threads.
 *
 * <p>A round is two transactions, each under the lock of the head. The first takes leaves, tiles,
 * places and head together: after a crash all of it stands or nothing. The second signs the
 * committed head, writes the checkpoint to its file, and only then publishes it: after a crash in
 * between, the next round signs the same head, for nothing else can stand there.
 */
public final class Sequencer {
  /** A paused sequencer loses its locks after this long, and its round with them. */
  private static final String PATIENCE =
      "select set_config('idle_in_transaction_session_timeout', '10s', true), " + Durable.COMMIT;

  private final DataSource database;
  private final LogSigner signer;
  private final CheckpointFile file;
  private final Clock clock;
  private final LogGuard guard;
  private final FaultPoint fault;

  /**
   * A sequencer of one log.
   *
   * @param database gives connections; each round takes one and gives it back
   * @param signer signs checkpoints; its origin is the log's
   * @param checkpointFile where the last checkpoint is kept outside the database, on a disk that is
   *     not restored with it
   * @param clock tells when a checkpoint was published
   */
  public Sequencer(DataSource database, LogSigner signer, Path checkpointFile, Clock clock) {
    this(database, signer, checkpointFile, clock, FaultPoint.NONE);
  }

  Sequencer(
      DataSource database, LogSigner signer, Path checkpointFile, Clock clock, FaultPoint fault) {
    this.database = database;
    this.signer = signer;
    this.file = new CheckpointFile(checkpointFile, signer.verifierKey());
    this.guard = new LogGuard(file);
    this.clock = clock;
    this.fault = fault;
  }

  /**
   * Runs one round. Call it again at once while {@code count} is not below {@code max}.
   *
   * @param max most appends to take, at least 1, each with the leaves of one transaction; some
   *     thousands use the database best
   * @throws LogForkException if the database contradicts the last checkpoint
   * @throws LogException if the round failed; it has then done all or nothing, and can be tried
   *     again
   */
  public Integrated integrate(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("a round takes at least one leaf");
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        int count = takeIn(tx, max);
        publish(tx);
        Head head = Head.read(tx);
        tx.commit();
        return new Integrated(count, new Checkpoint(signer.origin(), head.size(), head.root()));
      } finally {
        if (!tx.isClosed()) {
          tx.rollback();
        }
      }
    } catch (SQLException e) {
      throw new LogException("the round failed", e);
    }
  }

  private int takeIn(Connection tx, int max) throws SQLException {
    Optional<Head> locked = lock(tx);
    if (locked.isEmpty()) {
      return 0;
    }
    Head head = locked.orElseThrow();
    guard.check(tx, head);
    fault.reached(Step.HEAD_LOCKED);
    SortedMap<Long, byte[]> leaves = PendingLeaves.take(tx, max);
    if (!leaves.isEmpty()) {
      Frontier frontier = new Frontier(head.size(), TileStore.source(tx));
      if (!frontier.root().equals(head.root())) {
        throw new LogException("the tiles do not lead to the head's root");
      }
      leaves.values().forEach(entry -> frontier.add(Rfc6962.leaf(entry)));
      TileStore.write(tx, frontier.changed());
      fault.reached(Step.TILES_WRITTEN);
      PendingLeaves.place(tx, leaves.keySet(), head.size());
      fault.reached(Step.LEAVES_PLACED);
      head.moveTo(tx, frontier.size(), frontier.root());
      fault.reached(Step.HEAD_MOVED);
    }
    tx.commit();
    fault.reached(Step.COMMITTED);
    return leaves.size();
  }

  /** Under the lock again, so that what is signed is the head as it is committed now. */
  private void publish(Connection tx) throws SQLException {
    Optional<Head> locked = lock(tx);
    if (locked.isEmpty()) {
      return;
    }
    Head head = locked.orElseThrow();
    Long published = head.publishedSize();
    if (published != null && published == head.size()) {
      return;
    }
    String note = signer.sign(new Checkpoint(signer.origin(), head.size(), head.root()));
    file.advance(note, head.size(), fault);
    Head.publish(tx, head.size(), note, clock.instant());
    tx.commit();
    fault.reached(Step.PUBLISHED);
  }

  private static Optional<Head> lock(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(PATIENCE);
    }
    return Head.lock(tx);
  }
}
