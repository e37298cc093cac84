package se.sluss.hub.log.merkle;

import se.sluss.contracts.proof.Hash;

/** Where the hashes of complete subtrees come from. */
@FunctionalInterface
public interface Subtrees {
  /**
   * Merkle tree hash of the leaves from {@code index * 2^height} up to, not including, {@code
   * (index + 1) * 2^height}; all of them must be in the tree.
   *
   * @param height 0 for a leaf hash, at most 62
   */
  Hash hash(int height, long index);
}
