package se.sluss.hub.log.tile;

import java.util.HashMap;
import java.util.Map;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.merkle.Subtrees;

/**
 * Subtrees read from tiles. Keeps each tile it has read: use one for a proof or two, then drop it.
 * Not for several threads.
 */
public final class TileSubtrees implements Subtrees {
  static final int HEIGHT = 8;

  private record Place(int level, long index) {}

  private final TileSource source;
  private final Map<Place, byte[]> read = new HashMap<>();

  public TileSubtrees(TileSource source) {
    this.source = source;
  }

  @Override
  public Hash hash(int height, long index) {
    int level = height / HEIGHT;
    int inside = height % HEIGHT;
    Place place = new Place(level, index >>> (HEIGHT - inside));
    byte[] row = read.computeIfAbsent(place, p -> source.hashes(p.level(), p.index()));
    int first = (int) ((index << inside) & (TilePath.FULL - 1));
    return inRow(row, first, 1 << inside);
  }

  /** Tree hash of {@code count} (a power of two) neighbouring hashes of a row. */
  static Hash inRow(byte[] row, int first, int count) {
    if (count == 1) {
      return Hash.inRow(row, first);
    }
    int half = count / 2;
    return Rfc6962.node(inRow(row, first, half), inRow(row, first + half, half));
  }
}
