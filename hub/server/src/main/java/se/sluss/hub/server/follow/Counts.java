package se.sluss.hub.server.follow;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of one step in one function and month, before anything is left out.
 *
 * @param by for each breakdown every class there can be, also those that nothing was counted in:
 *     else the list of classes would tell; by units always. All add up to the same total
 */
record Counts(Map<By, SortedMap<String, Integer>> by) {
  /** Copies; refuses breakdowns that do not agree, or cannot be counts. */
  Counts {
    Map<By, SortedMap<String, Integer>> copy = new EnumMap<>(By.class);
    by.forEach(
        (one, cells) -> copy.put(one, Collections.unmodifiableSortedMap(new TreeMap<>(cells))));
    by = Collections.unmodifiableMap(copy);
    if (!by.containsKey(By.UNIT)
        || by.values().stream().mapToInt(Counts::sum).distinct().count() != 1
        || by.values().stream().flatMap(c -> c.values().stream()).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException("breakdowns of one figure have one total");
    }
  }

  /** All of them. */
  int total() {
    return sum(units());
  }

  SortedMap<String, Integer> units() {
    return by.getOrDefault(By.UNIT, Collections.emptySortedMap());
  }

  static int sum(Map<String, Integer> cells) {
    return cells.values().stream().mapToInt(Integer::intValue).sum();
  }
}
