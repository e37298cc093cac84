package se.sluss.hub.log.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.witness.DurableFile;
import se.sluss.hub.log.store.FaultPoint.Step;

/**
 * The last checkpoint, kept outside the database. It only ever grows: a sequencer that was paused
 * cannot put an older one in its place.
 */
final class CheckpointFile {
  private final Path file;
  private final NoteVerifier verifier;

  CheckpointFile(Path file, String verifierKey) {
    this.file = file.toAbsolutePath();
    this.verifier = NoteVerifier.of(verifierKey);
  }

  /**
   * The checkpoint in the file; empty if there is no file.
   *
   * @throws LogForkException if the file is not a checkpoint signed by this log
   */
  Optional<VerifiedCheckpoint> read() {
    try {
      return Optional.of(verifier.checkpoint(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LogException("the checkpoint file could not be read", e);
    } catch (RefusedException e) {
      throw new LogForkException("the checkpoint file is not this log's: " + e.getMessage());
    }
  }

  /**
   * Puts a signed note in the file, durably, unless the file already tells of as large a tree.
   *
   * @throws LogException if another process is writing it
   */
  void advance(String note, long size, FaultPoint fault) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel locking =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock held = locking.tryLock()) {
      if (held == null) {
        throw new LogException("another process is writing the checkpoint");
      }
      if (read().filter(there -> there.size() >= size).isEmpty()) {
        replace(note, fault);
      }
    } catch (OverlappingFileLockException e) {
      throw new LogException("another sequencer is writing the checkpoint", e);
    } catch (IOException e) {
      throw new LogException("the checkpoint could not be written", e);
    }
  }

  private void replace(String note, FaultPoint fault) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    DurableFile.write(beside, note);
    fault.reached(Step.FILE_WRITTEN);
    DurableFile.moveOver(beside, file);
    fault.reached(Step.FILE_NAMED);
  }
}
