package se.sluss.hub.server.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.server.follow.Figures.Month;
import se.sluss.hub.server.follow.Step;
import se.sluss.hub.server.state.FigureStore.Figure;
import se.sluss.hub.server.state.FigureStore.Took;

/**
 * A month as it is drawn: for each function its plots, each with the same figures as a table
 * beside.
 *
 * @param threshold below which nothing is shown
 * @param functions in the order of their names
 */
record FollowView(int threshold, List<OfFunction> functions) {
  /** Width of a plot's longest bar, in units of the drawing. */
  private static final int WIDE = 300;

  /** What a unit is called. */
  interface Names extends UnaryOperator<String> {}

  /**
   * One function.
   *
   * @param name as the directory writes it
   * @param plots what there is to draw
   * @param times how long steps took
   * @param pilot from arrival to contact, before and after
   */
  record OfFunction(String name, List<Plot> plots, List<Took> times, List<Took> pilot) {}

  /**
   * A plot and its table.
   *
   * @param breakdown TOTAL, UNIT, SOURCE, WHERE or WHY
   * @param step what is broken down; empty for all the steps
   * @param bars one for each class
   */
  record Plot(String breakdown, String step, List<Bar> bars) {
    /** Height of the drawing. */
    public int height() {
      return bars.size() * 28 + 4;
    }

    /** Whether the classes are units, which have names of their own. */
    public boolean named() {
      return breakdown.equals("UNIT");
    }
  }

  /**
   * A bar.
   *
   * @param name a code, or a unit's name
   * @param count null when it is hidden
   * @param hidden why
   * @param width of the bar, 0 to 300
   * @param y its place from the top
   */
  record Bar(String name, @Nullable Integer count, @Nullable String hidden, int width, int y) {}

  static FollowView of(Month month, Names names) {
    Map<String, List<Figure>> by = new LinkedHashMap<>();
    month
        .figures()
        .forEach(one -> by.computeIfAbsent(one.function(), _ -> new ArrayList<>()).add(one));
    List<OfFunction> functions = new ArrayList<>();
    by.forEach(
        (name, figures) ->
            functions.add(
                new OfFunction(
                    name,
                    plots(figures, names),
                    month.times().stream().filter(one -> one.function().equals(name)).toList(),
                    month.pilot().stream().filter(one -> one.function().equals(name)).toList())));
    return new FollowView(month.threshold(), List.copyOf(functions));
  }

  private static List<Plot> plots(List<Figure> figures, Names names) {
    List<Plot> plots = new ArrayList<>();
    List<Figure> totals = new ArrayList<>();
    for (Step step : Step.values()) {
      of(figures, step, "TOTAL").forEach(totals::add);
    }
    if (!totals.isEmpty()) {
      plots.add(plot("TOTAL", "", totals, Figure::step));
    }
    for (Step step : Step.values()) {
      for (String breakdown : List.of("SOURCE", "WHERE", "WHY", "UNIT")) {
        List<Figure> cells = of(figures, step, breakdown).toList();
        // Where nothing can be shown there is nothing to draw; a unit's own is always told.
        boolean own = totals.isEmpty();
        if (own && !cells.isEmpty() || cells.stream().anyMatch(one -> one.count() != null)) {
          plots.add(
              plot(
                  breakdown,
                  step.name(),
                  cells.stream().filter(one -> own || one.count() != null).toList(),
                  one -> breakdown.equals("UNIT") ? names.apply(one.name()) : one.name()));
        }
      }
    }
    return List.copyOf(plots);
  }

  private static Stream<Figure> of(List<Figure> figures, Step step, String breakdown) {
    return figures.stream()
        .filter(one -> one.step().equals(step.name()) && one.breakdown().equals(breakdown));
  }

  private static Plot plot(
      String breakdown,
      String step,
      List<Figure> cells,
      java.util.function.Function<Figure, String> name) {
    int most = cells.stream().mapToInt(one -> count(one)).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (Figure one : cells) {
      int width = most == 0 ? 0 : Math.max(count(one) == 0 ? 0 : 2, WIDE * count(one) / most);
      bars.add(new Bar(name.apply(one), one.count(), one.hidden(), width, bars.size() * 28));
    }
    return new Plot(breakdown, step, List.copyOf(bars));
  }

  private static int count(Figure one) {
    @Nullable Integer count = one.count();
    return count == null ? 0 : count;
  }
}
