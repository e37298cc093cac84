package se.sluss.hub.log.note;

import java.util.List;
import se.sluss.contracts.proof.Hash;

/**
 * A receipt that can be checked offline (C2SP tlog-proof): index, audit path, and the checkpoint
 * with its signatures.
 *
 * @param index the leaf's index, from 0
 * @param path audit path from the leaf's sibling upwards
 * @param checkpoint the signed note, verbatim
 */
public record TlogProof(long index, List<Hash> path, String checkpoint) {
  public TlogProof {
    path = List.copyOf(path);
  }

  /** The text of the receipt; files of it end in {@code .tlog-proof}. */
  public String text() {
    StringBuilder out = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(index);
    out.append('\n');
    path.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }
}
