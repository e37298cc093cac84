package se.sluss.hub.server.follow;

import java.util.List;
import java.util.Optional;
import se.sluss.hub.server.state.FigureStore.Took;

/**
 * How long something took, of many at once: never one's own days, only in which span of days a
 * place in the order lies. Each span begins at one of these days and ends before the next.
 */
final class Days {
  private static final int[] FROM = {0, 1, 2, 4, 8, 15, 31, 61, 91, 181};

  private Days() {}

  /**
   * Quarter, half and three quarters.
   *
   * @param threshold each quarter holds as many or more, or nothing is told
   */
  static Optional<Took> quartiles(String function, String way, List<Long> days, int threshold) {
    int n = days.size();
    return n < 4 * threshold
        ? Optional.empty()
        : Optional.of(took(function, way, days, (n - 1) / 4, n - 1 - (n - 1) / 4));
  }

  /**
   * The median and a range that at least as many as the threshold lie on either end of: the
   * shortest and the longest are persons.
   */
  static Optional<Took> range(String function, String way, List<Long> days, int threshold) {
    int n = days.size();
    return n < 4 * threshold
        ? Optional.empty()
        : Optional.of(took(function, way, days, threshold - 1, n - threshold));
  }

  private static Took took(String function, String way, List<Long> days, int low, int high) {
    List<Long> sorted = days.stream().sorted().toList();
    return new Took(
        function,
        way,
        span(sorted.get(low)),
        span(sorted.get((sorted.size() - 1) / 2)),
        span(sorted.get(high)));
  }

  /** The span that a number of days lies in, such as {@code 4–7} or {@code 181–}. */
  static String span(long days) {
    int i = FROM.length - 1;
    while (FROM[i] > days) {
      i--;
    }
    if (i == FROM.length - 1) {
      return FROM[i] + "–";
    }
    int last = FROM[i + 1] - 1;
    return FROM[i] == last ? String.valueOf(last) : FROM[i] + "–" + last;
  }
}
