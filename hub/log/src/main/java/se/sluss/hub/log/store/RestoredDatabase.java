package se.sluss.hub.log.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.SignedStatement;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.DurableFile;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.note.Checkpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.tile.TileSubtrees;

/**
 * A database that was restored to an earlier day has lost what others hold checkpoints of. It is
 * taken into use only when two operators have signed a statement that names what is lost and what
 * is left. The files are beside the checkpoint's: {@code operators} (verifier keys, one a line, put
 * there when the hub is installed), {@code restore-statement} and {@code restore-decision}.
 */
public final class RestoredDatabase {
  private static final int OPERATORS = 2;

  private final Path file;
  private final CheckpointFile checkpoints;
  private final LogSigner signer;

  /** Looks after the log of this checkpoint file. */
  public RestoredDatabase(Path checkpointFile, LogSigner signer) {
    this.file = checkpointFile.toAbsolutePath();
    this.checkpoints = new CheckpointFile(checkpointFile, signer.verifierKey());
    this.signer = signer;
  }

  /**
   * What two operators have accepted.
   *
   * @param lost leaves of the last checkpoint before
   * @param left the tree that the database holds
   * @param operators who signed
   */
  public record Accepted(long lost, Checkpoint left, Set<String> operators) {
    /** Copies. */
    public Accepted {
      operators = Set.copyOf(operators);
    }
  }

  /**
   * Whether the database was restored and that has been accepted. Changes nothing but the statement
   * to be signed, which is written when there is no decision.
   *
   * @return empty if the database was not restored to an earlier day
   * @throws LogForkException if it was and two operators have not accepted it
   */
  public Optional<Accepted> accepted(DataSource database) {
    Optional<VerifiedCheckpoint> kept = checkpoints.read();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    VerifiedCheckpoint last = kept.orElseThrow();
    Checkpoint left = head(database);
    if (left.size() >= last.size()) {
      return Optional.empty();
    }
    String statement = statement(last, left);
    try {
      Set<String> signed = signed(statement);
      if (signed.size() >= OPERATORS) {
        return Optional.of(new Accepted(last.size(), left, signed));
      }
      DurableFile.write(beside("restore-statement"), statement);
    } catch (IOException e) {
      throw new LogException("the decision on the restore could not be read", e);
    }
    throw new LogForkException(
        ("the database holds %d leaves, the last checkpoint %d: it was restored to an earlier day;"
                + " two operators must sign %s (sluss log accept-restore)")
            .formatted(left.size(), last.size(), beside("restore-statement")));
  }

  /**
   * Takes the restored tree for the log's last. Call it when the acceptance is committed as a
   * record. The lost checkpoint is kept beside, for it tells what others may hold.
   */
  public void takeIntoUse(Accepted accepted) {
    try {
      Files.copy(
          file,
          beside("checkpoint-lost-" + accepted.lost()),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Path fresh = beside(file.getFileName() + ".new");
      DurableFile.write(fresh, signer.sign(accepted.left()));
      DurableFile.moveOver(fresh, file);
      Files.deleteIfExists(beside("restore-decision"));
      Files.deleteIfExists(beside("restore-statement"));
    } catch (IOException e) {
      throw new LogException("the restored log could not be taken into use", e);
    }
  }

  private static String statement(VerifiedCheckpoint lost, Checkpoint left) {
    return "sluss accept-restore\n"
        + left.origin()
        + "\nlost %d %s\nleft %d %s\n"
            .formatted(lost.size(), lost.root().base64(), left.size(), left.root().base64());
  }

  /** The head, once its tiles have been seen to lead to it. */
  private Checkpoint head(DataSource database) {
    try (Connection connection = database.getConnection()) {
      Head head = Head.read(connection);
      Prover prover = new Prover(new TileSubtrees(TileStore.source(connection)));
      if (!prover.root(head.size()).equals(head.root())) {
        throw new LogForkException("the tiles do not lead to the head's root");
      }
      return new Checkpoint(signer.origin(), head.size(), head.root());
    } catch (SQLException e) {
      throw new LogException("the log's head could not be read", e);
    }
  }

  private Set<String> signed(String statement) throws IOException {
    try {
      List<VerifierKey> operators = new ArrayList<>();
      for (String line : Files.readAllLines(beside("operators"))) {
        if (!line.isBlank()) {
          operators.add(VerifierKey.parse(line));
        }
      }
      return SignedStatement.signers(
          Files.readString(beside("restore-decision")), statement, operators);
    } catch (NoSuchFileException e) {
      return new TreeSet<>();
    } catch (RefusedException e) {
      throw new LogForkException("the decision on the restore is refused: " + e.getMessage());
    }
  }

  private Path beside(String name) {
    return file.resolveSibling(name);
  }
}
