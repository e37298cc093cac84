package se.sluss.hub.bench;

import java.util.List;
import java.util.Locale;

/** What the turns of a run came to: never one figure without how far the turns lay apart. */
public final class Spread {
  private Spread() {}

  /** The middle one; of an even number the upper of the two. */
  public static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** The least and the most, for people. */
  public static String range(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return least < 100
        ? String.format(Locale.ROOT, "%.3g to %.3g", least, most)
        : String.format(Locale.ROOT, "%.0f to %.0f", least, most);
  }
}
