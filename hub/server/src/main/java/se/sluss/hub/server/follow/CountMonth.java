package se.sluss.hub.server.follow;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.hub.server.state.FigureStore;

/** Counts the steps that were taken in one month, function by function. Not for several threads. */
final class CountMonth {
  private final Directory directory;
  private final YearMonth month;
  private final Map<UnitFunction, Map<Step, Map<By, SortedMap<String, Integer>>>> counts =
      new EnumMap<>(UnitFunction.class);
  private final Map<UnitFunction, Map<Between, List<Long>>> days =
      new EnumMap<>(UnitFunction.class);

  CountMonth(Directory directory, YearMonth month, List<FigureStore.Way> ways) {
    this.directory = directory;
    this.month = month;
    for (UnitFunction function : counted()) {
      Map<Step, Map<By, SortedMap<String, Integer>>> steps = new EnumMap<>(Step.class);
      for (Step step : Step.values()) {
        steps.put(step, empty(function, step));
      }
      counts.put(function, steps);
      days.put(function, new EnumMap<>(Between.class));
    }
    ways.forEach(this::count);
  }

  /** The functions whose referrals are counted: each by itself, for one event may be several. */
  static List<UnitFunction> counted() {
    return Stream.of(UnitFunction.values())
        .filter(function -> function.ofPlace() || function == UnitFunction.TREATMENT)
        .toList();
  }

  Counts counts(UnitFunction function, Step step) {
    return new Counts(steps(function).getOrDefault(step, Map.of()));
  }

  List<Long> days(UnitFunction function, Between between) {
    return Objects.requireNonNull(days.get(function)).getOrDefault(between, List.of());
  }

  private Map<Step, Map<By, SortedMap<String, Integer>>> steps(UnitFunction function) {
    return Objects.requireNonNull(counts.get(function));
  }

  private Map<By, SortedMap<String, Integer>> empty(UnitFunction function, Step step) {
    Map<By, SortedMap<String, Integer>> by = new EnumMap<>(By.class);
    by.put(
        By.UNIT,
        zeros(
            directory.units().stream()
                .filter(unit -> unit.function() == function)
                .map(unit -> unit.id().value())));
    by.put(By.SOURCE, zeros(Stream.of(Source.values()).map(Enum::name)));
    if (step == Step.BROKE) {
      SortedSet<String> places = Way.places();
      by.put(By.WHERE, zeros(places.stream()));
      by.put(By.WHY, zeros(Way.reasons().stream()));
    }
    return by;
  }

  private static SortedMap<String, Integer> zeros(Stream<String> names) {
    SortedMap<String, Integer> zeros = new TreeMap<>();
    names.forEach(name -> zeros.put(name, 0));
    return zeros;
  }

  private void count(FigureStore.Way stored) {
    @Nullable Unit unit = directory.unit(stored.recipient());
    if (unit == null || !counts.containsKey(unit.function())) {
      return;
    }
    Way way = Way.of(stored);
    Source source = Source.of(directory.unit(stored.sender()));
    way.days()
        .forEach(
            (step, day) -> {
              if (YearMonth.from(day).equals(month)) {
                add(unit, source, step, way);
              }
            });
    for (Between between : Between.values()) {
      @Nullable LocalDate from = way.days().get(between.from());
      @Nullable LocalDate to = way.days().get(between.to());
      if (from != null && to != null && YearMonth.from(to).equals(month)) {
        Objects.requireNonNull(days.get(unit.function()))
            .computeIfAbsent(between, _ -> new ArrayList<>())
            .add(Math.max(0, ChronoUnit.DAYS.between(from, to)));
      }
    }
  }

  private void add(Unit unit, Source source, Step step, Way way) {
    Map<By, SortedMap<String, Integer>> by =
        Objects.requireNonNull(steps(unit.function()).get(step));
    one(by, By.UNIT, unit.id().value());
    one(by, By.SOURCE, source.name());
    if (step == Step.BROKE) {
      one(by, By.WHERE, Objects.requireNonNull(way.where()));
      one(by, By.WHY, Objects.requireNonNull(way.why()));
    }
  }

  private static void one(Map<By, SortedMap<String, Integer>> by, By which, String name) {
    Objects.requireNonNull(by.get(which)).merge(name, 1, Integer::sum);
  }
}
