package se.sluss.hub.log.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.tile.TileSubtrees;

/**
 * Compares the database with the last checkpoint kept outside it. Run it at start, before anything
 * is accepted: a log that was rolled back would otherwise be written anew over what others hold
 * signed checkpoints of.
 */
public final class LogGuard {
  private final CheckpointFile file;

  /**
   * Guards a log.
   *
   * @param checkpointFile the same file as the sequencer's
   * @param verifierKey the log's key in the text form of signed-note
   */
  public LogGuard(Path checkpointFile, String verifierKey) {
    this(new CheckpointFile(checkpointFile, verifierKey));
  }

  LogGuard(CheckpointFile file) {
    this.file = file;
  }

  /**
   * Passes if the database extends the checkpoint in the file, or both are of a new log.
   *
   * @throws LogForkException if it does not
   * @throws LogException if the database cannot be read
   */
  public void check(DataSource database) {
    try (Connection connection = database.getConnection()) {
      check(connection, Head.read(connection));
    } catch (SQLException e) {
      throw new LogException("the log's head could not be read", e);
    }
  }

  void check(Connection connection, Head head) {
    Optional<VerifiedCheckpoint> kept = file.read();
    if (kept.isEmpty()) {
      if (head.checkpoint() != null) {
        throw new LogForkException(
            "checkpoints have been published, but the file of the last one is missing");
      }
      return;
    }
    VerifiedCheckpoint last = kept.orElseThrow();
    if (last.size() > head.size()) {
      throw new LogForkException(
          "the database holds %d leaves, the last checkpoint %d: it was restored to an earlier day"
              .formatted(head.size(), last.size()));
    }
    Prover prover = new Prover(new TileSubtrees(TileStore.source(connection)));
    if (!prover.root(last.size()).equals(last.root())) {
      throw new LogForkException(
          "the database's first %d leaves are not those of the last checkpoint"
              .formatted(last.size()));
    }
  }
}
