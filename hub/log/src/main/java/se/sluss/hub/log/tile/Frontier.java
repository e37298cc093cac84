package se.sluss.hub.log.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.merkle.Prover;

/**
 * The right edge of the tree: the last tile of each level, to which leaves are added. Adding a leaf
 * costs the same whatever the size of the tree. Not for several threads.
 */
public final class Frontier {
  /** A tile that adding has changed: its hashes so far, one after the other. */
  public record Changed(int level, long index, byte[] hashes) {}

  private record Place(int level, long index) {}

  private final List<byte[]> edge = new ArrayList<>();
  private final Map<Place, byte[]> changed = new LinkedHashMap<>();
  private long size;

  /**
   * Takes up the edge of a tree of {@code size} leaves.
   *
   * @param source gives the last tile of each level, if it is partial
   * @throws IllegalStateException if a tile is narrower than the size demands
   */
  public Frontier(long size, TileSource source) {
    this.size = size;
    long left = size;
    for (int level = 0; left > 0; level++) {
      byte[] row = new byte[TilePath.FULL * Hash.LENGTH];
      int width = (int) (left % TilePath.FULL);
      left /= TilePath.FULL;
      if (width > 0) {
        byte[] kept = source.hashes(level, left);
        if (kept.length != width * Hash.LENGTH) {
          throw new IllegalStateException("tile " + level + "/" + left + " is not " + width);
        }
        System.arraycopy(kept, 0, row, 0, kept.length);
      }
      edge.add(row);
    }
  }

  /** Leaves in the tree. */
  public long size() {
    return size;
  }

  /** Adds the next leaf, given its leaf hash. */
  public void add(Hash leafHash) {
    put(0, size, leafHash);
    size++;
  }

  private void put(int level, long position, Hash hash) {
    if (level == edge.size()) {
      edge.add(new byte[TilePath.FULL * Hash.LENGTH]);
    }
    byte[] row = edge.get(level);
    int at = (int) (position % TilePath.FULL);
    hash.copyTo(row, at);
    Place place = new Place(level, position / TilePath.FULL);
    changed.put(place, row);
    if (at == TilePath.FULL - 1) {
      changed.put(place, row.clone());
      put(level + 1, place.index(), TileSubtrees.inRow(row, 0, TilePath.FULL));
    }
  }

  /** Every tile that differs from what was taken up, at its present width. */
  public List<Changed> changed() {
    List<Changed> tiles = new ArrayList<>();
    changed.forEach(
        (place, row) -> tiles.add(new Changed(place.level(), place.index(), cut(place, row))));
    return tiles;
  }

  private byte[] cut(Place place, byte[] row) {
    long atLevel = size >>> (TileSubtrees.HEIGHT * place.level());
    long width = Math.min(TilePath.FULL, atLevel - place.index() * TilePath.FULL);
    return Arrays.copyOf(row, (int) width * Hash.LENGTH);
  }

  /** Root of the tree as it is now. */
  public Hash root() {
    // Only whole subtrees at the right edge are asked for; all of them lie in the last tiles.
    return new Prover(new TileSubtrees((level, index) -> edge.get(level))).root(size);
  }
}
