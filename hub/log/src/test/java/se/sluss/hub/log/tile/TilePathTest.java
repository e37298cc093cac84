package se.sluss.hub.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TilePathTest {
  /** The specification's own example of an index. */
  @Test
  void theIndexIsWrittenInGroupsOfThreeDigits() {
    assertThat(new TilePath(0, 1234067, 256)).hasToString("tile/0/x001/x234/067");
    assertThat(new TilePath(63, 5, 255)).hasToString("tile/63/005.p/255");
    assertThat(new TilePath(TilePath.ENTRIES, 1000, 1)).hasToString("tile/entries/x001/000.p/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/9/x001/000",
        "tile/10/255.p/1",
        "tile/19/x001/x234/067.p/255",
        "tile/entries/x999/999",
      })
  void whatIsReadIsWrittenTheSame(String path) {
    assertThat(TilePath.parse(path)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/tile/0/000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/../0/000",
        "tile/data/000",
        "tile/0/000/",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
      })
  void anythingElseIsNoPath(String path) {
    assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
