package se.sluss.hub.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a command prints: lines of a table, and last the figures as one line of JSON. */
public final class Report {
  private final List<String[]> lines = new ArrayList<>();
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** A line of the table. */
  public Report line(String what, String value) {
    lines.add(new String[] {what, value});
    return this;
  }

  /**
   * A figure, in the table and in the JSON.
   *
   * @param name its name in the JSON, with its unit
   */
  public Report figure(String what, String name, double value) {
    figures.put(name, value);
    return line(what, number(value));
  }

  /** Prints the table and the line of JSON. */
  public void print(PrintWriter out) {
    int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
    for (String[] line : lines) {
      out.printf(Locale.ROOT, "%-" + (width + 2) + "s%14s%n", line[0], line[1]);
    }
    StringJoiner json = new StringJoiner(",", "{", "}");
    figures.forEach((name, value) -> json.add('"' + name + "\":" + number(value)));
    out.println(json);
    out.flush();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
