package se.sluss.hub.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LiveHeapTest {
  private static final double MIB = 1024 * 1024;

  @Test
  void whatIsHeldCountsAndWhatIsLetGoDoesNot() throws Exception {
    long self = ProcessHandle.current().pid();
    double before = LiveHeap.of(self);
    byte[] held = new byte[(int) (64 * MIB)];
    double holding = LiveHeap.of(self);
    assertThat(holding - before).isBetween(60.0, 70.0);
    assertThat(held.length / MIB).isEqualTo(64); // held until here
    held = new byte[0];
    assertThat(held).isEmpty();
    assertThat(LiveHeap.of(self)).isLessThan(holding - 60);
  }
}
