package se.sluss.hub.log.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;

/**
 * Makes roots and proofs as RFC 6962 section 2.1 defines them, from hashes of complete subtrees.
 * Each proof asks for at most 2 * log2(size) subtrees.
 */
public final class Prover {
  private final Subtrees subtrees;

  public Prover(Subtrees subtrees) {
    this.subtrees = subtrees;
  }

  /** Root of the tree of the first {@code size} leaves; size 0 gives the empty root. */
  public Hash root(long size) {
    return size == 0 ? Rfc6962.emptyRoot() : range(0, size);
  }

  /**
   * Audit path of a leaf (section 2.1.1), from the leaf's sibling upwards.
   *
   * @throws IllegalArgumentException unless 0 &lt;= index &lt; size
   */
  public List<Hash> inclusion(long index, long size) {
    if (index < 0) {
      throw new IllegalArgumentException("no leaf has index " + index);
    }
    Objects.checkIndex(index, size);
    List<Hash> path = new ArrayList<>();
    path(index, 0, size, path);
    return List.copyOf(path);
  }

  /**
   * Consistency proof between two sizes (section 2.1.2); empty if they are equal.
   *
   * @throws IllegalArgumentException unless 0 &lt; size1 &lt;= size2
   */
  public List<Hash> consistency(long size1, long size2) {
    if (size1 <= 0 || size1 > size2) {
      throw new IllegalArgumentException("no proof from " + size1 + " to " + size2);
    }
    List<Hash> proof = new ArrayList<>();
    subproof(size1, 0, size2, true, proof);
    return List.copyOf(proof);
  }

  private void path(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(range(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(range(from, middle));
    }
  }

  /**
   * SUBPROOF of section 2.1.2 over the leaves from..to; {@code whole}: the verifier has its root.
   */
  private void subproof(long size1, long from, long to, boolean whole, List<Hash> proof) {
    if (size1 == to) {
      if (!whole) {
        proof.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (size1 <= middle) {
      subproof(size1, from, middle, whole, proof);
      proof.add(range(middle, to));
    } else {
      subproof(size1, middle, to, false, proof);
      proof.add(range(from, middle));
    }
  }

  /**
   * Tree hash of from..to, where {@code from} is a multiple of a power of two not below the rest.
   */
  private Hash range(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return subtrees.hash(height, from >>> height);
    }
    long middle = from + split(count);
    return Rfc6962.node(range(from, middle), range(middle, to));
  }

  /** Largest power of two smaller than {@code count}, which is at least 2. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
