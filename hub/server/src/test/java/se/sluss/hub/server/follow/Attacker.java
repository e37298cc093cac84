package se.sluss.hub.server.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was published as anybody can, writes down every sum it knows, and narrows each unknown
 * until nothing moves. Each unknown is in one breakdown, and breakdowns meet in the total alone:
 * the sums make a tree, on which narrowing is exact. It shares no code with what it attacks.
 */
final class Attacker {
  /** An unknown stands for what was left out; nobody can have counted more. */
  private static final long MANY = 1_000_000;

  /** What is known of an unknown. */
  record Range(long low, long high) {
    long values() {
      return high - low + 1;
    }
  }

  private final Map<String, Range> known = new HashMap<>();
  private final List<List<String>> sums = new ArrayList<>();

  /**
   * One published line: breakdown, class and what stood there.
   *
   * @param text a figure; {@code <t} for fewer than t; a dash for what was left out
   */
  void read(String breakdown, String name, String text) {
    String cell = breakdown + "/" + name;
    if (text.startsWith("<")) {
      known.put(cell, new Range(0, Long.parseLong(text.substring(1)) - 1));
    } else if (text.equals("-")) {
      known.put(cell, new Range(0, MANY));
    } else {
      learn(cell, Long.parseLong(text));
    }
  }

  /** Who works at a unit knows its own. */
  void learn(String cell, long n) {
    known.put(cell, new Range(n, n));
  }

  /** These add up to that: parts first, the whole last. */
  void sum(List<String> parts, String whole) {
    List<String> all = new ArrayList<>(parts);
    all.add(whole);
    known.putIfAbsent(whole, new Range(0, MANY));
    sums.add(all);
  }

  /** Narrows; every cell that nobody may know, with what is left of its range. */
  Map<String, Range> attack() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (List<String> sum : sums) {
        for (String cell : sum) {
          moved |= narrow(sum, cell);
        }
      }
    }
    return Map.copyOf(known);
  }

  private boolean narrow(List<String> sum, String cell) {
    String whole = sum.getLast();
    long low = 0;
    long high = 0;
    for (String other : sum.subList(0, sum.size() - 1)) {
      if (!other.equals(cell)) {
        low += range(other).low();
        high += range(other).high();
      }
    }
    Range of = range(cell);
    Range now =
        cell.equals(whole)
            ? new Range(Math.max(of.low(), low), Math.min(of.high(), high))
            : new Range(
                Math.max(of.low(), range(whole).low() - high),
                Math.min(of.high(), range(whole).high() - low));
    if (now.low() > now.high()) {
      throw new AssertionError("what was published cannot be true");
    }
    known.put(cell, now);
    return !now.equals(of);
  }

  private Range range(String cell) {
    @Nullable Range range = known.get(cell);
    return range == null ? new Range(0, MANY) : range;
  }
}
