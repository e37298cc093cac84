package se.sluss.hub.bench;

import java.util.List;
import java.util.Locale;

/**
 * Lines over an axis as an SVG picture. Upwards the axis is linear from zero, so that flat looks
 * flat and nothing else does.
 */
public final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int BOTTOM = 300;
  private static final int TOP = 50;
  private static final int RIGHT = 610;
  private static final int MARGIN = 20;
  private static final int STEPS = 4;

  /** More than these in a line would hide each other. */
  private static final int MOST_NAMED = 10;

  private static final List<String> COLOURS = List.of("#005a9c", "#a33b00", "#1b6e3c", "#6a3d9a");

  private Plot() {}

  /** How the axis to the right is divided. */
  public enum Across {
    /** Equal steps for equal differences. */
    LINEAR,
    /** Equal steps for each tenfold. */
    TENFOLD;

    private double at(double value) {
      return this == TENFOLD ? Math.log10(value) : value;
    }
  }

  /**
   * One point of a line.
   *
   * @param x how far to the right; above zero where the axis is tenfold
   * @param y how high, zero or more
   */
  public record Point(double x, double y) {}

  /**
   * What is drawn in one colour.
   *
   * @param name of it, for the picture's description and beside its end
   * @param points from left to right, at least one
   */
  public record Line(String name, List<Point> points) {}

  /**
   * Draws it.
   *
   * @param heading what is measured, with its unit
   * @param below what the axis to the right is, with its unit
   * @param lines at least one and no more than there are colours
   */
  public static String svg(String heading, String below, Across across, List<Line> lines) {
    double most =
        scale(
            lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y).max().orElse(1));
    double first =
        across.at(lines.stream().mapToDouble(line -> line.points().getFirst().x()).min().orElse(1));
    double last =
        across.at(lines.stream().mapToDouble(line -> line.points().getLast().x()).max().orElse(1));
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'"
            + " font-family='sans-serif' font-size='13'>%n<title>%s</title>%n"
            + "<rect width='%d' height='%d' fill='white'/>%n",
        WIDTH,
        HEIGHT,
        title(heading, lines),
        WIDTH,
        HEIGHT);
    add(svg, "<text x='%d' y='28' font-size='15'>%s</text>%n", LEFT, heading);
    for (int i = 0; i <= STEPS; i++) {
      double value = most * i / STEPS;
      double y = y(value, most);
      add(svg, "<path d='M%d %.1f H%d' stroke='#ccc'/>%n", LEFT, y, RIGHT);
      add(svg, "<text x='%d' y='%.1f' text-anchor='end'>%.0f</text>%n", LEFT - 8, y + 4, value);
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), COLOURS.get(i), across, first, last, most);
    }
    add(
        svg,
        "<text x='%d' y='%d' text-anchor='middle'>%s</text>%n",
        (LEFT + RIGHT) / 2,
        BOTTOM + 46,
        below);
    return svg.append("</svg>\n").toString();
  }

  private static void draw(
      StringBuilder svg,
      Line line,
      String colour,
      Across across,
      double first,
      double last,
      double most) {
    double span = last > first ? last - first : 1;
    boolean named = line.points().size() <= MOST_NAMED;
    StringBuilder path = new StringBuilder();
    int number = 0;
    for (Point point : line.points()) {
      double x =
          LEFT + MARGIN + (RIGHT - LEFT - 2 * MARGIN) * (across.at(point.x()) - first) / span;
      double y = y(point.y(), most);
      path.append(path.isEmpty() ? 'M' : 'L');
      add(path, "%.1f %.1f ", x, y);
      add(svg, "<circle cx='%.1f' cy='%.1f' r='%d' fill='%s'/>%n", x, y, named ? 4 : 2, colour);
      if (named) {
        text(svg, x, y - 10, String.format(Locale.ROOT, "%.1f", point.y()));
      }
      if (named || number % (line.points().size() / MOST_NAMED + 1) == 0) {
        text(svg, x, BOTTOM + 22, String.format(Locale.ROOT, "%,.0f", point.x()));
      }
      number++;
    }
    add(
        svg,
        "<path d='%s' fill='none' stroke='%s' stroke-width='2'/>%n",
        path.toString().strip(),
        colour);
    add(
        svg,
        "<text x='%d' y='%.1f' text-anchor='end' fill='%s'>%s</text>%n",
        RIGHT,
        y(line.points().getLast().y(), most) + 18,
        colour,
        line.name());
  }

  private static void text(StringBuilder svg, double x, double y, String what) {
    add(svg, "<text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>%n", x, y, what);
  }

  /** What it shows, for those who do not see it. */
  private static String title(String heading, List<Line> lines) {
    StringBuilder title = new StringBuilder(heading);
    for (Line line : lines) {
      Point from = line.points().getFirst();
      Point to = line.points().getLast();
      add(
          title,
          "; %s: %.1f at %.0f, %.1f at %.0f",
          line.name(),
          from.y(),
          from.x(),
          to.y(),
          to.x());
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
