package se.sluss.contracts.proof;

import java.util.List;

/**
 * A checkpoint whose signatures hold.
 *
 * @param origin the log's name
 * @param size leaves in the tree
 * @param root root of the tree of that size
 * @param note the signed note, verbatim
 * @param witnesses names of the known witnesses whose cosignatures hold
 */
public record VerifiedCheckpoint(
    String origin, long size, Hash root, String note, List<String> witnesses) {
  public VerifiedCheckpoint {
    witnesses = List.copyOf(witnesses);
  }
}
