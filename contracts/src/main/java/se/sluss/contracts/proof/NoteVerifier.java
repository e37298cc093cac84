package se.sluss.contracts.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks checkpoints against the keys one trusts. Signatures of unknown keys are ignored; one of a
 * known key that fails refuses the note (C2SP signed-note).
 */
public final class NoteVerifier {
  private static final String PLACE = "checkpoint";

  private final VerifierKey log;
  private final List<VerifierKey> witnesses;
  private final String origin;

  /**
   * Trusts these keys.
   *
   * @param log the log's key, of type 0x01
   * @param witnesses keys of type 0x04
   * @param origin the origin line to demand; the log's key name, unless the log does otherwise
   */
  public NoteVerifier(VerifierKey log, List<VerifierKey> witnesses, String origin) {
    this.log = log;
    this.witnesses = List.copyOf(witnesses);
    this.origin = origin;
  }

  /** Trusts a log's key alone, given in its text form. */
  public static NoteVerifier of(String verifierKey) {
    VerifierKey key = VerifierKey.parse(verifierKey);
    return new NoteVerifier(key, List.of(), key.name());
  }

  /** Whether a note says that it is of this log; nothing of it is checked. */
  public boolean isOfThisLog(String note) {
    return note.startsWith(origin + "\n");
  }

  /**
   * Checks a signed checkpoint.
   *
   * @throws RefusedException unless the log's signature holds, no known signature fails, and the
   *     text is a checkpoint of this log
   */
  public VerifiedCheckpoint checkpoint(String note) {
    Note parsed = Note.parse(note);
    if (!signedBy(log, parsed)) {
      throw new RefusedException(PLACE, "is not signed by " + log.name());
    }
    List<String> cosigned = new ArrayList<>();
    for (VerifierKey witness : witnesses) {
      if (signedBy(witness, parsed)) {
        cosigned.add(witness.name());
      }
    }
    VerifiedCheckpoint checkpoint = unsigned(parsed.body(), note, cosigned);
    if (!checkpoint.origin().equals(origin)) {
      throw new RefusedException(PLACE + " line 1", "is of another log");
    }
    return checkpoint;
  }

  private static boolean signedBy(VerifierKey key, Note note) {
    boolean signed = false;
    for (Note.Line line : note.lines()) {
      if (key.made(line)) {
        if (!key.verifies(note.body(), line.signature())) {
          throw new RefusedException(PLACE, "the signature of " + key.name() + " does not hold");
        }
        signed = true;
      }
    }
    return signed;
  }

  /** Reads a checkpoint without checking its signatures; for structure alone. */
  static VerifiedCheckpoint withoutSignatures(String note) {
    return unsigned(Note.parse(note).body(), note, List.of());
  }

  private static VerifiedCheckpoint unsigned(String body, String note, List<String> cosigned) {
    String[] lines = body.split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty()) {
      throw new RefusedException(PLACE, "has not its three lines");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new RefusedException(PLACE + " line 2", "is not a size");
    }
    for (int i = 3; i < lines.length - 1; i++) {
      if (lines[i].isEmpty()) {
        throw new RefusedException(PLACE + " line " + (i + 1), "is empty");
      }
    }
    long size = Long.parseLong(lines[1]);
    Hash root = root(lines[2]);
    if (size == 0 && !root.equals(Rfc6962.emptyRoot())) {
      throw new RefusedException(PLACE + " line 3", "is not the root of the empty tree");
    }
    return new VerifiedCheckpoint(lines[0], size, root, note, cosigned);
  }

  private static Hash root(String line) {
    try {
      return Hash.ofBase64(line);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(PLACE + " line 3", "is not a root");
    }
  }
}
