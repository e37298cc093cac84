package se.sluss.contracts.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifiedCheckpoint;

/** A witness of one log. One process has the memory file; safe for several threads in it. */
public final class Witness {
  private final CosignatureKey key;
  private final NoteVerifier notes;
  private final Path memory;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * A witness.
   *
   * @param key signs, and nothing else is signed with it
   * @param notes knows the log's key
   * @param memory where the last cosigned checkpoint is kept; without the file the witness trusts
   *     the first checkpoint it sees
   */
  public Witness(CosignatureKey key, NoteVerifier notes, Path memory, Clock clock) {
    this.key = key;
    this.notes = notes;
    this.memory = memory;
    this.clock = clock;
  }

  /** The size of the last tree that was cosigned; 0 if none was. */
  public long seen() throws IOException {
    return remembered().map(VerifiedCheckpoint::size).orElse(0L);
  }

  /**
   * Cosigns a checkpoint that extends the last one.
   *
   * @param note the log's signed checkpoint
   * @param proof consistency proof from {@link #seen()} leaves; empty if that is 0 or the same size
   * @return a signature line to add to the note
   * @throws RefusedException if the checkpoint is not the log's, or does not extend the last one
   * @throws IOException if it could not be remembered; nothing is then cosigned
   */
  public String cosign(String note, List<Hash> proof) throws IOException {
    VerifiedCheckpoint asked = notes.checkpoint(note);
    one.lock();
    try {
      Optional<VerifiedCheckpoint> before = remembered();
      if (before.isPresent()) {
        requireExtended(before.orElseThrow(), asked, proof);
      }
      Path beside = memory.resolveSibling(memory.getFileName() + ".new");
      DurableFile.write(beside, note);
      DurableFile.moveOver(beside, memory);
      String body = note.substring(0, note.lastIndexOf("\n\n") + 1);
      return key.cosign(body, clock.instant());
    } finally {
      one.unlock();
    }
  }

  private static void requireExtended(
      VerifiedCheckpoint before, VerifiedCheckpoint asked, List<Hash> proof) {
    if (asked.size() < before.size()) {
      throw new RefusedException(
          "checkpoint of size " + asked.size(), "is older than the last, of " + before.size());
    }
    // From size 0 there is nothing to prove: every tree extends the empty one.
    if (before.size() > 0) {
      Proofs.consistency(before.size(), asked.size(), before.root(), asked.root(), proof);
    }
  }

  private Optional<VerifiedCheckpoint> remembered() throws IOException {
    try {
      return Optional.of(notes.checkpoint(Files.readString(memory)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
