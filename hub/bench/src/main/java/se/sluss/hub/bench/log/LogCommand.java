package se.sluss.hub.bench.log;

import static se.sluss.hub.bench.Spread.median;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
  private static final int LEAVES_A_TURN = 131_072;
  private static final int STEP = 32_768;
  private static final int APPENDS = 1000;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--minutes", defaultValue = "3", description = "About how long to measure.")
  private double minutes = 3;

  @Option(
      names = "--batch",
      defaultValue = "16384",
      description = "Leaves, and rows, in one transaction.")
  private int batch = 16_384;

  @Option(
      names = "--largest",
      defaultValue = "10000000",
      description = "Leaves of the largest tree; the smaller ones are each a tenth.")
  private long largest = 10_000_000;

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description = "Where to draw what a leaf costs as the tree grows.")
  private @Nullable Path plot;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = Files.createTempDirectory("sluss-bench-log");
    try (LogUnderTest log = new LogUnderTest(folder)) {
      Report report = new Report();
      double rate = throughput(log, report, out);
      latency(log, report, rate / 2);
      appends(log, report);
      growth(log, report, out);
      report.print(out);
      return 0;
    } finally {
      delete(folder);
    }
  }

  /** Takes turns, so that what slows the machine down slows both. */
  private double throughput(LogUnderTest log, Report report, PrintWriter out) throws Exception {
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
    Collections.sort(ratios);
    report
        .figure("leaves integrated, a second", "leaves_per_s", median(leaves))
        .figure("rows of bare COPY, a second", "bare_per_s", median(bare))
        .line("pairs", Integer.toString(ratios.size()))
        .figure("ratio, median of the pairs", "ratio", median(ratios))
        .figure("ratio, the worst pair", "ratio_min", ratios.getFirst())
        .figure("ratio, the best pair", "ratio_max", ratios.getLast());
    return median(leaves);
  }

  private void latency(LogUnderTest log, Report report, double rate) throws Exception {
    double[] millis = new CheckpointTimes(log).at(rate, minutes * 60 * 0.3);
    Arrays.sort(millis);
    report
        .figure("load while timing checkpoints, leaves a second", "load_per_s", Math.rint(rate))
        .figure("commit to signed checkpoint, p50, ms", "checkpoint_p50_ms", at(millis, 0.50))
        .figure("commit to signed checkpoint, p99, ms", "checkpoint_p99_ms", at(millis, 0.99));
  }

  /** What the key store costs who writes: a trail's first leaf, beside its later ones. */
  private static void appends(LogUnderTest log, Report report) throws Exception {
    AppendTimes times = new AppendTimes(log);
    times.of(APPENDS / 4, true);
    double[] known = times.of(APPENDS, true);
    double[] fresh = times.of(APPENDS, false);
    Arrays.sort(known);
    Arrays.sort(fresh);
    report
        .figure("four leaves in two trails, commit, p50, ms", "append_p50_ms", at(known, 0.5))
        .figure("the same, of new trails (keys first)", "append_new_p50_ms", at(fresh, 0.5));
  }

  private void growth(LogUnderTest log, Report report, PrintWriter out) throws Exception {
    List<Growth> rows = new ArrayList<>();
    for (long size = Math.max(1, largest / 1000); size <= largest; size *= 10) {
      log.rebuild(size);
      log.age();
      double[] bare = ProofTimes.bare(log, size);
      double[] proofs = ProofTimes.of(log, size);
      Arrays.sort(bare);
      Arrays.sort(proofs);
      log.append(STEP);
      log.integrate(batch);
      double best = Double.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        log.append(STEP);
        log.settle();
        best = Math.min(best, log.integrate(batch));
      }
      rows.add(
          new Growth(size, best / STEP * 1e6, at(proofs, 0.5), at(proofs, 0.99), at(bare, 0.99)));
    }
    Growth.print(rows, out);
    if (plot != null) {
      Files.writeString(plot, Growth.svg(rows));
    }
    Growth last = rows.getLast();
    report
        .line("tree of the proofs (built in bulk)", last.size() + "")
        .figure("proof of a leaf, p50, ms", "proof_p50_ms", last.proofMillis())
        .figure("proof of a leaf, p99, ms", "proof_p99_ms", last.proofP99Millis())
        .figure("three tiles by their keys, p99, ms", "bare_read_p99_ms", last.bareP99Millis())
        .figure(
            "cost of a leaf, largest tree to smallest",
            "growth",
            last.leafMicros() / rows.getFirst().leafMicros());
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
