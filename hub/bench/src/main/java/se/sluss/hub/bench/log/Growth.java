package se.sluss.hub.bench.log;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a leaf costs at one size of the tree.
 *
 * @param size leaves in the tree
 * @param leafMicros to integrate one more, best of three turns
 * @param proofMillis median time of a proof
 * @param proofP99Millis the slowest of a hundred
 * @param buildSeconds to build the tree in bulk
 */
record Growth(
    long size, double leafMicros, double proofMillis, double proofP99Millis, double buildSeconds) {
  private static final int WIDTH = 50;

  /** A table, with the cost of a leaf as a bar. */
  static void print(List<Growth> rows, PrintWriter out) {
    double most = rows.stream().mapToDouble(Growth::leafMicros).max().orElse(1);
    out.printf(
        Locale.ROOT,
        "%n%12s %10s %10s %10s %9s%n",
        "leaves",
        "µs a leaf",
        "proof p50",
        "proof p99",
        "built, s");
    for (Growth row : rows) {
      out.printf(
          Locale.ROOT,
          "%12d %10.2f %7.3f ms %7.3f ms %9.1f  %s%n",
          row.size,
          row.leafMicros,
          row.proofMillis,
          row.proofP99Millis,
          row.buildSeconds,
          "#".repeat((int) Math.max(1, Math.rint(row.leafMicros / most * WIDTH))));
    }
    out.println();
  }
}
