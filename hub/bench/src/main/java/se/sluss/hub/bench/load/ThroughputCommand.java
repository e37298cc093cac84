package se.sluss.hub.bench.load;

import static se.sluss.hub.bench.Spread.median;
import static se.sluss.hub.bench.Spread.range;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Report;
import se.sluss.hub.bench.load.Generators.Turn;

/** {@code bench throughput}: the hub from end to end beside its broker alone, in turns. */
@Command(
    name = "throughput",
    description = "Measures a cluster from end to end beside its broker alone, in pairs.",
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {
  private static final int WRONG = 1;

  /** One every fifth of a second. */
  private static final int URGENT = 100;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--pairs", defaultValue = "7", description = "Of turns, 5 or more.")
  private int pairs = 7;

  @Option(names = "--messages", defaultValue = "3000", description = "In one turn.")
  private int messages = 3000;

  @Option(
      names = "--backlog",
      defaultValue = "6000",
      description = "Messages that wait while urgent ones are sent.")
  private int backlog = 6000;

  @Option(names = "--warm", defaultValue = "3", description = "Turns before any is measured.")
  private int warm = 3;

  @Option(names = "--connections", defaultValue = "4", description = "To send, and to receive.")
  private int connections = 4;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  /** What was measured pair by pair. */
  private final List<Turn> raw = new ArrayList<>();

  private final List<Turn> hub = new ArrayList<>();
  private long twice;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (ClusterProcess up = cluster.bare(Files.createTempDirectory("sluss-bench-throughput"));
        Generators generators = new Generators(up.data(), connections)) {
      Path data = up.data();
      for (int i = 0; i < warm; i++) {
        generators.hub(messages, 0, 0);
      }
      Raw.Mode best = best(generators, out);
      for (int pair = 1; pair <= pairs; pair++) {
        raw.add(generators.raw(messages, best));
        hub.add(generators.hub(messages, 0, 0));
        Checker check = Checker.of(data);
        if (!check.content()) {
          out.printf("void: %s%n", check);
          return WRONG;
        }
        twice += check.twice();
        out.printf(
            Locale.ROOT,
            "pair %2d: %6.0f/s alone, %6.0f/s the hub; %5.0f and %5.0f µs of processor; load"
                + " %.1f%n",
            pair,
            raw.getLast().perSecond(),
            hub.getLast().perSecond(),
            raw.getLast().microsEach(),
            hub.getLast().microsEach(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.flush();
      }
      double half = median(hub.stream().map(Turn::perSecond).toList()) / 2;
      generators.hub((int) Math.max(500, half * 20), half, 0);
      Checker calm = Checker.of(data);
      generators.hub(backlog, 0, URGENT);
      Checker busy = Checker.of(data);
      if (!calm.content() || !busy.content()) {
        out.printf("void: %s %s%n", calm, busy);
        return WRONG;
      }
      report(calm, busy).print(out);
    }
    return 0;
  }

  private Report report(Checker calm, Checker busy) {
    List<Double> alone = raw.stream().map(Turn::perSecond).toList();
    List<Double> through = hub.stream().map(Turn::perSecond).toList();
    List<Double> ratio = new ArrayList<>();
    List<Double> work = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      ratio.add(through.get(i) / alone.get(i));
      work.add(raw.get(i).microsEach() / hub.get(i).microsEach());
    }
    Report report = new Report();
    hub.getFirst()
        .used()
        .millis()
        .keySet()
        .forEach(part -> report.line("µs of processor, " + part + ", alone and hub", each(part)));
    return report
        .line("the broker alone, range", range(alone))
        .line("the hub, range", range(through))
        .line("ratio, range", range(ratio))
        .line("ratio of processor time, range", range(work))
        .figure("came twice, taken once", "twice", twice)
        .figure("at half of it, sent to taken, p50, ms", "p50_ms", Checker.at(0.50, calm.millis()))
        .figure("at half of it, sent to taken, p99, ms", "p99_ms", Checker.at(0.99, calm.millis()))
        .figure("messages sent at once before the urgent ones", "backlog", backlog)
        .figure("urgent among them, p50, ms", "urgent_p50_ms", Checker.at(0.50, busy.urgent()))
        .figure("urgent among them, p99, ms", "urgent_p99_ms", Checker.at(0.99, busy.urgent()))
        .figure("the broker alone, messages a second (median)", "raw", median(alone))
        .figure("the hub, messages a second (median)", "hub", median(through))
        .figure("ratio of processor time (median)", "ratio_processor", median(work))
        .figure("ratio (median of the pairs)", "ratio", median(ratio))
        .figure("pairs", "pairs", pairs);
  }

  private String each(String part) {
    return each(part, raw) + " " + each(part, hub);
  }

  private static String each(String part, List<Turn> turns) {
    return String.format(
        Locale.ROOT,
        "%6.0f",
        median(
            turns.stream()
                .map(turn -> turn.used().millis().getOrDefault(part, 0L) * 1000.0 / turn.messages())
                .toList()));
  }

  /** Which way of using the broker is the fastest here, the second time. */
  private Raw.Mode best(Generators generators, PrintWriter out) throws Exception {
    Raw.Mode best = Raw.Mode.EACH;
    double most = 0;
    for (Raw.Mode mode : Raw.Mode.values()) {
      generators.raw(messages, mode);
      double rate = generators.raw(messages, mode).perSecond();
      out.printf(Locale.ROOT, "%-16s %7.0f/s%n", mode, rate);
      if (rate > most) {
        most = rate;
        best = mode;
      }
    }
    out.flush();
    return best;
  }
}
