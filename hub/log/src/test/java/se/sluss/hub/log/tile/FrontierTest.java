package se.sluss.hub.log.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.merkle.SlowTree;

final class FrontierTest {
  private final Map<String, byte[]> tiles = new HashMap<>();
  private final TileSource source =
      (level, index) -> Objects.requireNonNull(tiles.get(level + "/" + index));

  private static byte[] entry(long n) {
    return ("leaf " + n).getBytes(StandardCharsets.UTF_8);
  }

  private Hash grow(long from, long to) {
    Frontier frontier = new Frontier(from, source);
    for (long n = from; n < to; n++) {
      frontier.add(Rfc6962.leaf(entry(n)));
    }
    frontier.changed().forEach(tile -> tiles.put(tile.level() + "/" + tile.index(), tile.hashes()));
    return frontier.root();
  }

  private static Hash slowRoot(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      entries.add(entry(n));
    }
    return Hash.of(SlowTree.mth(entries));
  }

  @Test
  void theRootIsThatOfTheSlowTreeHoweverTheLeavesCameIn() {
    int size = 0;
    for (int step : new int[] {1, 254, 1, 1, 255, 256, 300, 0, 700, 65536 - 1768, 1, 513}) {
      Hash root = grow(size, size + step);
      size += step;
      assertThat(root).isEqualTo(slowRoot(size));
    }
  }

  /** The specification's example: 70 000 leaves. */
  @Test
  void seventyThousandLeavesGiveTheTilesOfTheSpecification() {
    grow(0, 69_000);
    grow(69_000, 70_000);
    assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(tiles.get("0/272")).hasSize(256 * 32);
    assertThat(tiles.get("0/273")).hasSize(112 * 32);
    assertThat(tiles.get("1/0")).hasSize(256 * 32);
    assertThat(tiles.get("1/1")).hasSize(17 * 32);
    assertThat(tiles.get("2/0")).hasSize(1 * 32);
  }

  @Test
  void proofsReadFromTilesAreThoseOfTheSlowTree() {
    grow(0, 1500);
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < 1500; n++) {
      entries.add(entry(n));
    }
    for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 513, 1024, 1499, 1500}) {
      Prover prover = new Prover(new TileSubtrees(source));
      List<byte[]> some = entries.subList(0, size);
      for (int index : new int[] {0, size / 3, size / 2, size - 1}) {
        assertThat(prover.inclusion(index, size))
            .isEqualTo(SlowTree.path(index, some).stream().map(Hash::of).toList());
      }
      assertThat(prover.consistency(size, 1500))
          .isEqualTo(SlowTree.proof(size, entries).stream().map(Hash::of).toList());
    }
  }
}
