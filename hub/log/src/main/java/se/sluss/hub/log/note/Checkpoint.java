package se.sluss.hub.log.note;

import se.sluss.contracts.proof.Hash;

/**
 * A tree head (C2SP tlog-checkpoint) before it is signed.
 *
 * @param origin the log's name, a URL without scheme
 * @param size leaves in the tree, from 0
 * @param root root hash of the tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c <= ' ' || c == '+')) {
      throw new IllegalArgumentException("an origin has no space, plus or control character");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a tree is not smaller than 0");
    }
  }

  /** The text of the note: three lines, each ended by a newline. */
  public String body() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }
}
