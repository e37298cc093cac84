package se.sluss.hub.server.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Row 21 of the leak paths: from what is published nobody works out what was left out. */
class LeaveOutTest {
  private static final int T = 5;

  /** What a naive statistician would publish: small cells left out, and every total. */
  private static Table primaryOnly(Counts counts) {
    Map<By, SortedMap<String, Cell>> tables = new EnumMap<>(By.class);
    counts
        .by()
        .forEach(
            (by, cells) -> {
              SortedMap<String, Cell> shown = new TreeMap<>();
              cells.forEach(
                  (name, n) -> shown.put(name, n < T ? new Cell.Fewer() : new Cell.Count(n)));
              tables.put(by, shown);
            });
    return new Table(new Cell.Count(counts.total()), tables);
  }

  private static String text(Cell cell, int threshold) {
    return switch (cell) {
      case Cell.Count(int n) -> String.valueOf(n);
      case Cell.Fewer() -> "<" + threshold;
      case Cell.LeftOut() -> "-";
    };
  }

  private static Attacker reads(Table table) {
    Attacker attacker = new Attacker();
    attacker.read("TOTAL", "", text(table.total(), T));
    table
        .by()
        .forEach(
            (by, cells) -> {
              cells.forEach((name, cell) -> attacker.read(by.name(), name, text(cell, T)));
              attacker.sum(cells.keySet().stream().map(name -> by + "/" + name).toList(), "TOTAL/");
            });
    return attacker;
  }

  /** The cells that are below the threshold and that somebody knows too much of. */
  private static List<String> found(Attacker attacker, Counts counts, Set<String> own) {
    List<String> found = new ArrayList<>();
    Map<String, Attacker.Range> ranges = attacker.attack();
    counts
        .by()
        .forEach(
            (by, cells) ->
                cells.forEach(
                    (name, n) -> {
                      String cell = by + "/" + name;
                      if (n < T
                          && !own.contains(cell)
                          && Objects.requireNonNull(ranges.get(cell)).values() < T) {
                        found.add(cell + " " + ranges.get(cell));
                      }
                    }));
    return found;
  }

  /** Persons as they come: few or many, to a few large units or to many small ones. */
  private static Counts population(Random random) {
    Map<By, SortedMap<String, Integer>> by = new EnumMap<>(By.class);
    Map<By, List<Double>> weights = new EnumMap<>(By.class);
    for (By one : By.values()) {
      SortedMap<String, Integer> classes = new TreeMap<>();
      List<Double> heavy = new ArrayList<>();
      int many = one == By.UNIT ? 1 + random.nextInt(40) : 3 + random.nextInt(10);
      double skew = 1 + random.nextInt(6);
      for (int i = 0; i < many; i++) {
        classes.put("c%02d".formatted(i), 0);
        heavy.add(Math.pow(random.nextDouble(), skew));
      }
      by.put(one, classes);
      weights.put(one, heavy);
    }
    int persons = random.nextInt(random.nextBoolean() ? 30 : 400);
    for (int i = 0; i < persons; i++) {
      weights.forEach(
          (one, heavy) ->
              Objects.requireNonNull(by.get(one)).merge(pick(heavy, random), 1, Integer::sum));
    }
    return new Counts(by);
  }

  private static String pick(List<Double> heavy, Random random) {
    double at = random.nextDouble() * heavy.stream().mapToDouble(d -> d).sum();
    for (int i = 0; i < heavy.size(); i++) {
      at -= heavy.get(i);
      if (at <= 0) {
        return "c%02d".formatted(i);
      }
    }
    return "c00";
  }

  @Test
  void inNoPopulationDoesAnybodyNarrowASmallCellBelowTheThreshold() {
    int totals = 0;
    int shown = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      Counts counts = population(new Random(seed));
      Table table = new LeaveOut(T).from(counts);
      assertThat(found(reads(table), counts, Set.of())).as("seed " + seed).isEmpty();
      totals += table.total() instanceof Cell.Count ? 1 : 0;
      shown +=
          (int)
              Objects.requireNonNull(table.by().get(By.SOURCE)).values().stream()
                  .filter(cell -> cell instanceof Cell.Count)
                  .count();
    }
    // What publishes nothing is safe too: it must not be that.
    assertThat(totals).isGreaterThan(400);
    assertThat(shown).isGreaterThan(400);
  }

  @Test
  void norDoesOneWhoKnowsOneCellOfItsOwn() {
    for (int seed = 0; seed < 300; seed++) {
      Counts counts = population(new Random(seed));
      Table table = new LeaveOut(T).from(counts);
      counts
          .by()
          .forEach(
              (by, cells) ->
                  knowable(table, by, cells)
                      .forEach(
                          (name, n) -> {
                            Attacker insider = reads(table);
                            insider.learn(by + "/" + name, n);
                            assertThat(found(insider, counts, Set.of(by + "/" + name)))
                                .noneMatch(cell -> cell.startsWith(by + "/"));
                          }));
    }
  }

  /**
   * A unit knows its own, and a kind of agency what it sent. Where nothing of a breakdown is shown
   * there is only the total, and that what one's own is taken from it is the rest nobody can help.
   */
  private static Map<String, Integer> knowable(
      Table table, By by, SortedMap<String, Integer> cells) {
    boolean any =
        table.by().getOrDefault(by, new TreeMap<>()).values().stream()
            .anyMatch(cell -> cell instanceof Cell.Count);
    return by == By.UNIT || any ? cells : Map.of();
  }

  @Test
  void withoutWhatIsLeftOutBesideTheSameAttackSucceeds() {
    int broken = 0;
    int exactly = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Counts counts = population(new Random(seed));
      List<String> found = found(reads(primaryOnly(counts)), counts, Set.of());
      broken += found.isEmpty() ? 0 : 1;
      Map<String, Attacker.Range> ranges = reads(primaryOnly(counts)).attack();
      exactly +=
          counts.units().entrySet().stream()
                  .anyMatch(
                      one ->
                          one.getValue() < T
                              && Objects.requireNonNull(ranges.get("UNIT/" + one.getKey())).values()
                                  == 1)
              ? 1
              : 0;
    }
    assertThat(broken).isGreaterThan(300);
    assertThat(exactly).isGreaterThan(30);
  }

  /**
   * Who knows the rules as well, and tries every population there can be: those that give the same
   * tables differ in each small cell by every value that it may have.
   */
  @Test
  void whoKnowsTheRulesAndTriesEveryPopulationLearnsNoMore() {
    int t = 3;
    int most = 9;
    LeaveOut leave = new LeaveOut(t);
    for (int units = 1; units <= 5; units++) {
      Map<String, List<Set<Integer>>> same = new HashMap<>();
      List<int[]> all = vectors(units, units > 4 ? 5 : most);
      for (int[] one : all) {
        Counts counts = new Counts(Map.of(By.UNIT, cells(one)));
        String published = published(leave.from(counts), t);
        List<Set<Integer>> values = same.computeIfAbsent(published, _ -> new ArrayList<>());
        for (int i = 0; i < one.length; i++) {
          if (values.size() <= i) {
            values.add(new HashSet<>());
          }
          values.get(i).add(one[i]);
        }
      }
      same.forEach(
          (published, values) ->
              values.forEach(
                  cell -> {
                    if (cell.stream().anyMatch(n -> n < t)) {
                      assertThat(cell).as(published).contains(0, 1, 2);
                    }
                  }));
    }
  }

  private static List<int[]> vectors(int length, int most) {
    List<int[]> all = new ArrayList<>();
    int[] now = new int[length];
    while (true) {
      all.add(now.clone());
      int i = 0;
      while (i < length && now[i] == most) {
        now[i++] = 0;
      }
      if (i == length) {
        return all;
      }
      now[i]++;
    }
  }

  private static SortedMap<String, Integer> cells(int... values) {
    SortedMap<String, Integer> cells = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      cells.put("c" + i, values[i]);
    }
    return cells;
  }

  private static String published(Table table, int t) {
    StringBuilder text = new StringBuilder(text(table.total(), t));
    table
        .by()
        .forEach(
            (by, cells) ->
                cells.forEach(
                    (name, cell) ->
                        text.append(' ').append(by).append(name).append(text(cell, t))));
    return text.toString();
  }

  @Test
  void theSameForTheBreakdownsThatHaveTheTotalInCommon() {
    int t = 3;
    LeaveOut leave = new LeaveOut(t);
    // Four units that are each large, so that the total is shown whatever else there is.
    for (int total = 12; total <= 16; total++) {
      Map<String, List<Set<Integer>>> same = new HashMap<>();
      for (int[] one : vectors(5, total)) {
        int sum = Arrays.stream(one).sum();
        if (sum == total) {
          Counts counts =
              new Counts(Map.of(By.UNIT, cells(3, 3, 3, total - 9), By.SOURCE, cells(one)));
          List<Set<Integer>> values =
              same.computeIfAbsent(published(leave.from(counts), t), _ -> new ArrayList<>());
          for (int i = 0; i < one.length; i++) {
            if (values.size() <= i) {
              values.add(new HashSet<>());
            }
            values.get(i).add(one[i]);
          }
        }
      }
      same.forEach(
          (published, values) ->
              values.forEach(
                  cell -> {
                    if (cell.stream().anyMatch(n -> n < t)) {
                      assertThat(cell).as(published).hasSizeGreaterThanOrEqualTo(t);
                    }
                  }));
    }
  }

  @Test
  void noughtAndFewLookAlikeAndAUnitsOwnFigureIsTheRegions() {
    Table none = new LeaveOut(T).from(new Counts(Map.of(By.UNIT, cells(0, 7, 0))));
    Table some = new LeaveOut(T).from(new Counts(Map.of(By.UNIT, cells(4, 7, 3))));
    assertThat(none).isEqualTo(some);
    assertThat(Objects.requireNonNull(none.by().get(By.UNIT)).get("c1"))
        .isEqualTo(new Cell.Count(7));
    assertThat(none.total()).isEqualTo(new Cell.LeftOut());
  }

  @Test
  void aTotalIsShownWhenWhatIsFewIsManyEnoughTogether() {
    Table table = new LeaveOut(T).from(new Counts(Map.of(By.UNIT, cells(9, 3, 2, 1, 2, 0))));
    assertThat(table.total()).isEqualTo(new Cell.Count(17));
    assertThat(new LeaveOut(T).from(new Counts(Map.of(By.UNIT, cells(9, 3, 2, 0, 2, 0)))).total())
        .isEqualTo(new Cell.LeftOut());
  }

  @Test
  void breakdownsThatDisagreeAndAThresholdBelowThreeAreRefused() {
    assertThatThrownBy(() -> new Counts(Map.of(By.UNIT, cells(1, 2), By.SOURCE, cells(1, 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LeaveOut(2)).isInstanceOf(IllegalArgumentException.class);
  }
}
