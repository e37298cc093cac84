package se.sluss.deploy.local.evening;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what happened, a line for each track, and the times at the end. */
final class Table {
  private static final String ROW = "%-19s %-52s %-44s %8s  %s%n";

  private final PrintStream out;
  private final List<Long> millis = new ArrayList<>();

  Table(PrintStream out) {
    this.out = out;
    out.printf(Locale.ROOT, ROW, "event", "decision and ground", "unit", "to inbox", "answer");
  }

  void line(String event, String decision, String unit, @Nullable Duration time, String answer) {
    String took = "";
    if (time != null) {
      millis.add(time.toMillis());
      took = time.toMillis() + " ms";
    }
    out.printf(Locale.ROOT, ROW, event, decision, unit, took, answer);
  }

  void end(List<String> wrong) {
    Collections.sort(millis);
    out.printf(
        Locale.ROOT,
        "%n%d messages; from send to inbox p50 %d ms, p95 %d ms%n",
        millis.size(),
        percentile(50),
        percentile(95));
    wrong.forEach(text -> out.println("WRONG: " + text));
    out.println(
        wrong.isEmpty()
            ? "The evening is as it must be."
            : "The evening is not as it must be: " + wrong.size() + " faults.");
  }

  private long percentile(int percent) {
    return millis.isEmpty()
        ? 0
        : millis.get(Math.min(millis.size() - 1, millis.size() * percent / 100));
  }
}
