package se.sluss.hub.bench.log;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Report;

/** {@code bench log}: what the log costs. */
@Command(
    name = "log",
    description = "Measures the log beside bare COPY in the same PostgreSQL.",
    mixinStandardHelpOptions = true)
public final class LogCommand implements Callable<Integer> {
  private static final int LEAVES_A_TURN = 65_536;
  private static final int STEP = 16_384;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--minutes", defaultValue = "3", description = "About how long to measure.")
  private double minutes = 3;

  @Option(
      names = "--batch",
      defaultValue = "4096",
      description = "Leaves, and rows, in one transaction.")
  private int batch = 4096;

  @Option(
      names = "--largest",
      defaultValue = "10000000",
      description = "Leaves of the largest tree; the smaller ones are each a tenth.")
  private long largest = 10_000_000;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = Files.createTempDirectory("sluss-bench-log");
    try (LogUnderTest log = new LogUnderTest(folder)) {
      Report report = new Report();
      double[] pairs = throughput(log, report, out);
      latency(log, report, pairs[0] / 2);
      growth(log, report, out);
      report
          .figure("leaves integrated, a second", "leaves_per_s", pairs[0])
          .figure("rows of bare COPY, a second", "bare_per_s", pairs[1])
          .figure("ratio (median of the pairs)", "ratio", pairs[2])
          .print(out);
      return 0;
    } finally {
      delete(folder);
    }
  }

  /** Takes turns, so that what slows the machine down slows both. */
  private double[] throughput(LogUnderTest log, Report report, PrintWriter out) throws Exception {
    long end = System.nanoTime() + (long) (minutes * 60e9 * 0.4);
    List<Double> leaves = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    log.bareCopy(LEAVES_A_TURN, batch);
    log.append(LEAVES_A_TURN);
    log.integrate(batch);
    do {
      log.settle();
      double rows = LEAVES_A_TURN / log.bareCopy(LEAVES_A_TURN, batch);
      log.append(LEAVES_A_TURN);
      log.settle();
      double ours = LEAVES_A_TURN / log.integrate(batch);
      bare.add(rows);
      leaves.add(ours);
      ratios.add(ours / rows);
      out.printf(
          Locale.ROOT, "pair %2d: %8.0f leaves/s, %8.0f rows/s%n", ratios.size(), ours, rows);
    } while (System.nanoTime() < end || ratios.size() < 5);
    report.line("pairs", Integer.toString(ratios.size()));
    return new double[] {median(leaves), median(bare), median(ratios)};
  }

  private void latency(LogUnderTest log, Report report, double rate) throws Exception {
    double[] millis = log.latency(rate, minutes * 60 * 0.3);
    Arrays.sort(millis);
    report
        .figure("load while timing checkpoints, leaves a second", "load_per_s", Math.rint(rate))
        .figure("commit to signed checkpoint, p50, ms", "checkpoint_p50_ms", at(millis, 0.50))
        .figure("commit to signed checkpoint, p99, ms", "checkpoint_p99_ms", at(millis, 0.99));
  }

  private void growth(LogUnderTest log, Report report, PrintWriter out) throws Exception {
    List<Growth> rows = new ArrayList<>();
    for (long size = Math.max(1, largest / 1000); size <= largest; size *= 10) {
      double build = log.rebuild(size);
      double[] proofs = log.proofs(2000);
      Arrays.sort(proofs);
      log.append(STEP);
      log.integrate(batch);
      double best = Double.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        log.append(STEP);
        log.settle();
        best = Math.min(best, log.integrate(batch));
      }
      rows.add(new Growth(size, best / STEP * 1e6, at(proofs, 0.5), at(proofs, 0.99), build));
    }
    Growth.print(rows, out);
    Growth last = rows.getLast();
    report
        .line("tree of the proofs (built in bulk: tiles, not leaf by leaf)", last.size() + "")
        .figure("proof of a leaf, p50, ms", "proof_p50_ms", last.proofMillis())
        .figure("proof of a leaf, p99, ms", "proof_p99_ms", last.proofP99Millis())
        .figure(
            "cost of a leaf, largest tree to smallest",
            "growth",
            last.leafMicros() / rows.getFirst().leafMicros());
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return at(sorted, 0.5);
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
