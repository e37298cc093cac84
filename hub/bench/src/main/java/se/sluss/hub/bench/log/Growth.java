package se.sluss.hub.bench.log;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import se.sluss.hub.bench.Plot;

/**
 * What a leaf costs at one size of the tree.
 *
 * @param size leaves in the tree
 * @param leafMicros to integrate one more, best of three turns
 * @param proofMillis median time of a proof
 * @param proofP99Millis what one in a hundred takes longer than
 * @param bareP99Millis the same of three tiles read by their keys, and nothing computed
 */
record Growth(
    long size, double leafMicros, double proofMillis, double proofP99Millis, double bareP99Millis) {
  private static final int WIDTH = 50;

  /** The cost of a leaf at each size, as a picture. */
  static String svg(List<Growth> rows) {
    return Plot.svg(
        "Microseconds for one more leaf",
        "Leaves in the tree",
        Plot.Across.TENFOLD,
        List.of(
            new Plot.Line(
                "a leaf",
                rows.stream().map(row -> new Plot.Point(row.size, row.leafMicros)).toList())));
  }

  /** A table, with the cost of a leaf as a bar. */
  static void print(List<Growth> rows, PrintWriter out) {
    double most = rows.stream().mapToDouble(Growth::leafMicros).max().orElse(1);
    out.printf(
        Locale.ROOT,
        "%n%12s %10s %10s %10s %10s%n",
        "leaves",
        "µs a leaf",
        "proof p50",
        "proof p99",
        "bare p99");
    for (Growth row : rows) {
      out.printf(
          Locale.ROOT,
          "%12d %10.2f %7.3f ms %7.3f ms %7.3f ms  %s%n",
          row.size,
          row.leafMicros,
          row.proofMillis,
          row.proofP99Millis,
          row.bareP99Millis,
          "#".repeat((int) Math.max(1, Math.rint(row.leafMicros / most * WIDTH))));
    }
    out.println();
  }
}
