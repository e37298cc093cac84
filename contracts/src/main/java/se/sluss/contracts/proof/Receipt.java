package se.sluss.contracts.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A receipt read from its text (C2SP tlog-proof); nothing is verified until {@link #verify}.
 *
 * @param index the index it claims
 * @param path audit path from the leaf's sibling upwards
 * @param checkpoint the signed note
 */
public record Receipt(long index, List<Hash> path, String checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1\n";

  public Receipt {
    path = List.copyOf(path);
  }

  /** Whether a text claims to be a receipt. */
  public static boolean looksLike(String text) {
    return text.startsWith(HEADER);
  }

  /**
   * Reads a receipt. Extra data, which nothing authenticates, is passed over.
   *
   * @throws RefusedException if it has not the form
   */
  public static Receipt parse(String text) {
    int blank = text.indexOf("\n\n");
    if (!looksLike(text) || blank < 0) {
      throw new RefusedException("receipt", "has not the form of a tlog-proof");
    }
    List<String> lines = text.substring(HEADER.length(), blank + 1).lines().toList();
    int at = !lines.isEmpty() && lines.getFirst().startsWith("extra ") ? 1 : 0;
    if (lines.size() <= at || !lines.get(at).matches("index (0|[1-9][0-9]{0,17})")) {
      throw new RefusedException("receipt line " + (at + 2), "is not an index");
    }
    long index = Long.parseLong(lines.get(at).substring("index ".length()));
    List<Hash> path = new ArrayList<>();
    for (int i = at + 1; i < lines.size(); i++) {
      try {
        path.add(Hash.ofBase64(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new RefusedException("receipt line " + (i + 2), "is not a hash");
      }
    }
    return new Receipt(index, path, text.substring(blank + 2));
  }

  /**
   * Checks that an entry is in the log.
   *
   * @param entry the leaf's bytes, for our log the commitment
   * @throws RefusedException if the receipt does not show it
   */
  public VerifiedCheckpoint verify(byte[] entry, NoteVerifier notes) {
    VerifiedCheckpoint head = notes.checkpoint(checkpoint);
    Proofs.inclusion(index, head.size(), Rfc6962.leaf(entry), path, head.root());
    return head;
  }
}
