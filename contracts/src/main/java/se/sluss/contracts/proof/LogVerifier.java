package se.sluss.contracts.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a whole log in tlog-tiles layout: checkpoint, every tile, every entry. */
public final class LogVerifier {
  private final LogSource source;
  private final @Nullable NoteVerifier notes;

  /** Checks signatures too. */
  public LogVerifier(LogSource source, NoteVerifier notes) {
    this.source = source;
    this.notes = notes;
  }

  private LogVerifier(LogSource source) {
    this.source = source;
    this.notes = null;
  }

  /** Checks the structure alone: whoever wrote the log may have signed anything, or nothing. */
  public static LogVerifier ofStructure(LogSource source) {
    return new LogVerifier(source);
  }

  /**
   * Checks everything that the log's checkpoint covers. Fetches each tile and bundle about once.
   *
   * @return the log's checkpoint
   * @throws RefusedException naming the first wrong place, in the order: checkpoint, right edge of
   *     the tree, then leaf by leaf
   * @throws IOException if the source cannot be read
   */
  public VerifiedCheckpoint verify() throws IOException {
    Optional<byte[]> note = source.fetch("checkpoint");
    if (note.isEmpty()) {
      throw new RefusedException("checkpoint", "is missing");
    }
    VerifiedCheckpoint head = read(new String(note.orElseThrow(), StandardCharsets.UTF_8));
    if (head.size() > 0) {
      new Tiles(source, head.size()).leadTo(head.root());
    }
    return head;
  }

  /**
   * Checks that the log, already verified, extends a checkpoint of an earlier day.
   *
   * @param head what {@link #verify} gave
   * @param earlier the earlier signed note
   * @throws RefusedException if it does not
   */
  public VerifiedCheckpoint extended(VerifiedCheckpoint head, String earlier) throws IOException {
    VerifiedCheckpoint before = read(earlier);
    String place = "checkpoint of size " + before.size();
    if (!before.origin().equals(head.origin())) {
      throw new RefusedException(place, "is of another log");
    }
    if (before.size() > head.size()) {
      throw new RefusedException(place, "is of a larger tree: the log was cut");
    }
    if (before.size() > 0
        && !new Tiles(source, head.size()).rootAt(before.size()).equals(before.root())) {
      throw new RefusedException(place, "is not the root of the log's first leaves");
    }
    return before;
  }

  private VerifiedCheckpoint read(String note) {
    return notes == null ? NoteVerifier.withoutSignatures(note) : notes.checkpoint(note);
  }
}
