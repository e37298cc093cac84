package se.sluss.hub.server.follow;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Leaves out what is small, and then what would let it be worked out (complementary suppression).
 *
 * <p>Let t be the threshold. A unit's figure is shown if it is t or more; else it is "fewer", and
 * may then be any of 0 to t−1. By themselves the units' figures tell nothing of each other. What
 * would join them is the total:
 *
 * <ul>
 *   <li>The total is shown only if it leaves each of the k units that are fewer every value from 0
 *       to t−1, also to one of them, who knows its own. They then share S, the total less what is
 *       shown; that is so when k ≥ 3 and 2(t−1) ≤ S ≤ (k−2)(t−1). Else the total is what is left
 *       out. Only k and S decide, which who sees the total knows anyhow: that it is shown tells
 *       nothing more.
 *   <li>Every other breakdown is joined with the units through the total alone: for any two
 *       breakdowns of one total there is a population that has both. So each is looked at by
 *       itself, and none is shown without the total. What is below a cut is left out, the cut being
 *       the smallest figure shown; it is raised until what is left out is safe in the same way: k ≥
 *       3 and (cut−1) + (t−1) ≤ S ≤ (k−2)(cut−1). Where no cut is, all of it is left out.
 * </ul>
 *
 * <p>The same counts always give the same table: there is no chance in it to average away. Safe for
 * several threads.
 */
final class LeaveOut {
  private final int threshold;

  /**
   * @param threshold the smallest figure that is shown, 3 or more
   */
  LeaveOut(int threshold) {
    if (threshold < 3) {
      throw new IllegalArgumentException("a threshold below three shows who is alone to the other");
    }
    this.threshold = threshold;
  }

  /** What of this may be shown. */
  Table from(Counts counts) {
    Set<String> few = below(counts.units(), threshold);
    boolean total = few.isEmpty() || isSafe(few.size(), shared(counts.units(), few), threshold);
    Map<By, SortedMap<String, Cell>> tables = new EnumMap<>(By.class);
    counts
        .by()
        .forEach(
            (by, cells) ->
                tables.put(
                    by,
                    by == By.UNIT
                        ? shown(cells, few, new Cell.Fewer())
                        : shown(cells, total ? left(cells) : cells.keySet(), new Cell.LeftOut())));
    return new Table(
        total ? new Cell.Count(counts.total()) : new Cell.LeftOut(),
        Collections.unmodifiableMap(tables));
  }

  /**
   * What is left out of a breakdown whose total is shown: what is below a cut, raised until safe.
   */
  private Set<String> left(SortedMap<String, Integer> cells) {
    List<Integer> shown =
        cells.values().stream().filter(n -> n >= threshold).distinct().sorted().toList();
    for (int cut : shown) {
      Set<String> left = below(cells, cut);
      if (left.isEmpty() || isSafe(left.size(), shared(cells, left), cut)) {
        return left;
      }
    }
    return cells.keySet();
  }

  /**
   * Whether k cells that are each known to be below a cut, and what they share, leave each of them
   * every value below the threshold, also to one of them.
   */
  private boolean isSafe(int k, int shared, int cut) {
    return k >= 3 && shared >= cut - 1 + threshold - 1 && shared <= (long) (k - 2) * (cut - 1);
  }

  private static Set<String> below(SortedMap<String, Integer> cells, int cut) {
    Set<String> below = new HashSet<>();
    cells.forEach(
        (name, n) -> {
          if (n < cut) {
            below.add(name);
          }
        });
    return below;
  }

  private static int shared(SortedMap<String, Integer> cells, Set<String> of) {
    return of.stream().mapToInt(name -> cells.getOrDefault(name, 0)).sum();
  }

  private static SortedMap<String, Cell> shown(
      SortedMap<String, Integer> cells, Set<String> left, Cell instead) {
    SortedMap<String, Cell> shown = new TreeMap<>();
    cells.forEach((name, n) -> shown.put(name, left.contains(name) ? instead : new Cell.Count(n)));
    return Collections.unmodifiableSortedMap(shown);
  }
}
