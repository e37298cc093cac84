package se.sluss.hub.log.tile;

/** Where the writer's own tiles are kept. */
@FunctionalInterface
public interface TileSource {
  /**
   * The hashes of a tile, one after the other, as many as there are (at most 256).
   *
   * @throws IllegalStateException if there is no such tile
   */
  byte[] hashes(int level, long index);
}
