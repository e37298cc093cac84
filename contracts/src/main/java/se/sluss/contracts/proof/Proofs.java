package se.sluss.contracts.proof;

import java.util.List;

/**
 * Checks proofs as RFC 9162 sections 2.1.3.2 and 2.1.4.2 lay down for the trees of RFC 6962.
 * Indexes and sizes are unsigned 64-bit numbers.
 *
 * <p>Size 0: nothing is included in it, and nothing is proved from it, so both are refused.
 */
public final class Proofs {
  private static final String PLACE = "proof";

  private Proofs() {}

  /**
   * Checks that a leaf is in a tree.
   *
   * @throws RefusedException if the proof does not show it
   */
  public static void inclusion(long index, long size, Hash leaf, List<Hash> path, Hash root) {
    if (Long.compareUnsigned(index, size) >= 0) {
      throw new RefusedException(PLACE, "the index is not below the size");
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        throw new RefusedException(PLACE, "longer than the tree is high");
      }
      if ((node & 1) == 1 || node == last) {
        hash = Rfc6962.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = Rfc6962.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      throw new RefusedException(PLACE, "shorter than the tree is high");
    }
    if (!hash.equals(root)) {
      throw new RefusedException(PLACE, "leads to another root");
    }
  }

  /**
   * Checks that a tree extends an earlier one.
   *
   * @throws RefusedException if the proof does not show it
   */
  public static void consistency(long size1, long size2, Hash root1, Hash root2, List<Hash> proof) {
    if (size1 == 0) {
      throw new RefusedException(PLACE, "nothing is proved from a tree of size 0");
    }
    if (Long.compareUnsigned(size1, size2) > 0) {
      throw new RefusedException(PLACE, "the later tree is smaller");
    }
    if (size1 == size2) {
      if (!proof.isEmpty()) {
        throw new RefusedException(PLACE, "equal sizes need no proof");
      }
      if (!root1.equals(root2)) {
        throw new RefusedException(PLACE, "equal sizes have equal roots");
      }
      return;
    }
    if (proof.isEmpty()) {
      throw new RefusedException(PLACE, "is empty");
    }
    boolean power = Long.bitCount(size1) == 1;
    extended(size1, size2, root1, root2, power ? root1 : proof.getFirst(), rest(proof, power));
  }

  private static List<Hash> rest(List<Hash> proof, boolean power) {
    return power ? proof : proof.subList(1, proof.size());
  }

  private static void extended(
      long size1, long size2, Hash root1, Hash root2, Hash start, List<Hash> steps) {
    long node = size1 - 1;
    long last = size2 - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hash first = start;
    Hash second = start;
    for (Hash step : steps) {
      if (last == 0) {
        throw new RefusedException(PLACE, "longer than the tree is high");
      }
      if ((node & 1) == 1 || node == last) {
        first = Rfc6962.node(step, first);
        second = Rfc6962.node(step, second);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        second = Rfc6962.node(second, step);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      throw new RefusedException(PLACE, "shorter than the tree is high");
    }
    if (!first.equals(root1)) {
      throw new RefusedException(PLACE, "leads to another root for the earlier tree");
    }
    if (!second.equals(root2)) {
      throw new RefusedException(PLACE, "leads to another root for the later tree");
    }
  }
}
