package se.sluss.hub.log.merkle;

import java.util.List;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;

/** Subtrees over leaves in memory. */
public final class MemoryTree {
  private MemoryTree() {}

  /** Subtrees of these entries. */
  public static Subtrees of(List<byte[]> entries) {
    return new Subtrees() {
      @Override
      public Hash hash(int height, long index) {
        return height == 0
            ? Rfc6962.leaf(entries.get((int) index))
            : Rfc6962.node(hash(height - 1, 2 * index), hash(height - 1, 2 * index + 1));
      }
    };
  }
}
