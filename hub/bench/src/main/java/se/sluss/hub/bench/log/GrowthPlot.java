package se.sluss.hub.bench.log;

import java.util.List;
import java.util.Locale;

/**
 * What a leaf costs at each size of the tree, as an SVG picture: sizes on a logarithmic axis, cost
 * on a linear one from zero, so that flat looks flat and nothing else does.
 */
final class GrowthPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int BOTTOM = 300;
  private static final int TOP = 50;
  private static final int RIGHT = 610;
  private static final int LINES = 4;

  private GrowthPlot() {}

  /**
   * Draws it.
   *
   * @param rows by size, at least one
   */
  static String svg(List<Growth> rows) {
    double most = scale(rows.stream().mapToDouble(Growth::leafMicros).max().orElse(1));
    double first = Math.log10(rows.getFirst().size());
    double span = Math.max(1, Math.log10(rows.getLast().size()) - first);
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'"
            + " font-family='sans-serif' font-size='13'>%n<title>%s</title>%n"
            + "<rect width='%d' height='%d' fill='white'/>%n",
        WIDTH,
        HEIGHT,
        title(rows),
        WIDTH,
        HEIGHT);
    add(
        svg,
        "<text x='%d' y='28' font-size='15'>%s</text>%n",
        LEFT,
        "Microseconds for one more leaf");
    for (int i = 0; i <= LINES; i++) {
      double value = most * i / LINES;
      double y = y(value, most);
      add(svg, "<path d='M%d %.1f H%d' stroke='#ccc'/>%n", LEFT, y, RIGHT);
      add(svg, "<text x='%d' y='%.1f' text-anchor='end'>%.0f</text>%n", LEFT - 8, y + 4, value);
    }
    StringBuilder line = new StringBuilder();
    for (Growth row : rows) {
      double x = LEFT + 20 + (RIGHT - LEFT - 40) * (Math.log10(row.size()) - first) / span;
      double y = y(row.leafMicros(), most);
      line.append(line.isEmpty() ? 'M' : 'L');
      add(line, "%.1f %.1f ", x, y);
      add(svg, "<circle cx='%.1f' cy='%.1f' r='4' fill='#005a9c'/>%n", x, y);
      add(
          svg,
          "<text x='%.1f' y='%.1f' text-anchor='middle'>%.1f</text>%n",
          x,
          y - 10,
          row.leafMicros());
      add(
          svg,
          "<text x='%.1f' y='%d' text-anchor='middle'>%,d</text>%n",
          x,
          BOTTOM + 22,
          row.size());
    }
    add(
        svg,
        "<path d='%s' fill='none' stroke='#005a9c' stroke-width='2'/>%n",
        line.toString().strip());
    add(
        svg,
        "<text x='%d' y='%d' text-anchor='middle'>Leaves in the tree</text>%n",
        (LEFT + RIGHT) / 2,
        BOTTOM + 46);
    return svg.append("</svg>\n").toString();
  }

  private static String title(List<Growth> rows) {
    StringBuilder title = new StringBuilder("Cost of a leaf:");
    for (Growth row : rows) {
      add(title, " %.1f µs at %d leaves;", row.leafMicros(), row.size());
    }
    return title.toString();
  }

  /** The next of 1, 2, 4, 10, 20, 40 …, so that the lines are at whole numbers or quarters. */
  private static double scale(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 2, 4}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static double y(double value, double most) {
    return BOTTOM - (BOTTOM - TOP) * value / most;
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}
