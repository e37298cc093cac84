package se.sluss.contracts.witness;

import java.util.ArrayList;
import java.util.List;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.RefusedException;

/**
 * What a log asks of a witness (C2SP tlog-witness, {@code add-checkpoint}): to cosign a checkpoint
 * that extends the last one the witness has cosigned.
 *
 * @param old leaves of the tree that the witness has cosigned last, 0 if none
 * @param proof consistency proof from {@code old} leaves; empty if that is 0 or the same size
 * @param note the log's signed checkpoint
 */
public record AddCheckpoint(long old, List<Hash> proof, String note) {
  /** Where a witness answers, behind its prefix. */
  public static final String PATH = "add-checkpoint";

  /** The media type of an answer 409, which says the size that the witness has cosigned last. */
  public static final String SIZE_TYPE = "text/x.tlog.size";

  /** Above the largest question: 63 hashes and a note with many signatures. */
  public static final int MOST_BYTES = 1 << 16;

  private static final int MOST_HASHES = 63;
  private static final String PLACE = "add-checkpoint";

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** The question as it is sent. */
  public String text() {
    StringBuilder text = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /**
   * Reads a question; its note is not verified yet.
   *
   * @throws RefusedException if it has not that form
   */
  public static AddCheckpoint parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new RefusedException(PLACE, "has no checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    if (!lines.getFirst().matches("old (0|[1-9][0-9]{0,17})") || lines.size() > 1 + MOST_HASHES) {
      throw new RefusedException(PLACE, "has not the form of old size and proof");
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      try {
        proof.add(Hash.ofBase64(line));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(PLACE, "hash " + (proof.size() + 1) + " is none");
      }
    }
    long old = Long.parseLong(lines.getFirst().substring("old ".length()));
    return new AddCheckpoint(old, proof, text.substring(blank + 2));
  }
}
