package se.sluss.adapters.helpline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An order that favours nobody. */
class FairOrderTest {
  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  /** Chi-squared with 23 degrees of freedom is above 49.7 once in a thousand (NIST, 1.3.6.7.4). */
  @Test
  void everyOrderIsAsLikelyAsEveryOther() {
    int draws = 48_000;
    FairOrder order = new FairOrder(new Random(20_260_504));
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < draws; i++) {
      counts.merge(String.join("", order.of(FOUR)), 1, Integer::sum);
    }
    assertThat(counts).as("4! orders").hasSize(24);
    double expected = draws / 24.0;
    double squared =
        counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(squared).isLessThan(49.7);
  }

  /** So that the test above could fail: an order that only moves the first about is not fair. */
  @Test
  void anOrderThatIsNotFairWouldBeFound() {
    Random random = new Random(1);
    int[] first = new int[4];
    for (int i = 0; i < 48_000; i++) {
      // The well-known mistake: every place swapped with any place.
      int[] drawn = {0, 1, 2, 3};
      for (int at = 0; at < 4; at++) {
        int with = random.nextInt(4);
        int kept = drawn[at];
        drawn[at] = drawn[with];
        drawn[with] = kept;
      }
      first[drawn[1]]++;
    }
    double squared = 0;
    for (int n : first) {
      squared += (n - 12_000) * (double) (n - 12_000) / 12_000;
    }
    // Three degrees of freedom, once in a thousand.
    assertThat(squared).isGreaterThan(16.27);
  }

  @Test
  void nobodyIsLostOrShownTwice() {
    assertThat(new FairOrder(new Random(7)).of(FOUR)).containsExactlyInAnyOrderElementsOf(FOUR);
    assertThat(new FairOrder(new Random(7)).of(List.of())).isEmpty();
  }
}
