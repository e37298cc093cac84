package se.sluss.hub.bench.load;

import java.io.PrintWriter;
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

/** {@code bench throughput}: the hub from end to end beside its broker alone, in turns. */
@Command(
    name = "throughput",
    description = "Measures a cluster from end to end beside its broker alone, in pairs.",
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {
  private static final int WRONG = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--pairs", defaultValue = "5", description = "Of turns, 5 or more.")
  private int pairs = 5;

  @Option(names = "--messages", defaultValue = "3000", description = "In one turn.")
  private int messages = 3000;

  @Option(names = "--connections", defaultValue = "4", description = "To send, and to receive.")
  private int connections = 4;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path data = Files.createTempDirectory("sluss-bench-throughput");
    List<Double> raw = new ArrayList<>();
    List<Double> hub = new ArrayList<>();
    List<Double> ratio = new ArrayList<>();
    long twice = 0;
    Checker calm;
    try (ClusterProcess _ =
        new ClusterProcess(
            cluster.jar(),
            data,
            List.of(cluster.ports(), "--without=login,police,socialservices,portal"))) {
      // Once unmeasured, so that both are warm.
      hub(data, messages, 0);
      Raw.Mode best = best(data, out);
      for (int pair = 1; pair <= pairs; pair++) {
        double r = raw(data, best);
        Turn turn = hub(data, messages, 0);
        if (!turn.check().content()) {
          out.printf("void: %s%n", turn.check());
          return WRONG;
        }
        twice += turn.check().twice();
        raw.add(r);
        hub.add(turn.perSecond());
        ratio.add(turn.perSecond() / r);
        out.printf(
            Locale.ROOT, "pair %2d: %7.0f/s alone, %7.0f/s the hub%n", pair, r, turn.perSecond());
        out.flush();
      }
      double half = median(hub) / 2;
      calm = hub(data, (int) Math.max(500, half * 20), half).check();
      if (!calm.content()) {
        out.printf("void: %s%n", calm);
        return WRONG;
      }
    }
    new Report()
        .line("the broker alone, range", range(raw))
        .line("the hub, range", range(hub))
        .line("ratio, range", range(ratio))
        .figure("came twice, taken once", "twice", twice)
        .figure("at half of it, sent to taken, p50, ms", "p50_ms", calm.at(0.50))
        .figure("at half of it, sent to taken, p99, ms", "p99_ms", calm.at(0.99))
        .figure("the broker alone, messages a second (median)", "raw", median(raw))
        .figure("the hub, messages a second (median)", "hub", median(hub))
        .figure("ratio (median of the pairs)", "ratio", median(ratio))
        .figure("pairs", "pairs", pairs)
        .print(out);
    return 0;
  }

  /** Which way of using the broker is the fastest here. */
  private Raw.Mode best(Path data, PrintWriter out) throws Exception {
    Raw.Mode best = Raw.Mode.EACH;
    double most = 0;
    for (Raw.Mode mode : Raw.Mode.values()) {
      raw(data, mode);
      double rate = raw(data, mode);
      out.printf(Locale.ROOT, "%-16s %7.0f/s%n", mode, rate);
      if (rate > most) {
        most = rate;
        best = mode;
      }
    }
    out.flush();
    return best;
  }

  private double raw(Path data, Raw.Mode mode) throws Exception {
    List<String> options =
        List.of("--mode=" + mode, "--messages=" + 2 * messages, "--connections=" + connections);
    try (Worker receive = worker(data, "raw-receive", options);
        Worker send = worker(data, "raw-send", options)) {
      receive.begin();
      send.begin();
      send.done();
      return 2 * messages / connections * connections * 1000.0 / receive.done();
    }
  }

  /**
   * A turn.
   *
   * @param perSecond messages that went all the way
   * @param check what the files say
   */
  private record Turn(double perSecond, Checker check) {}

  private Turn hub(Path data, int many, double rate) throws Exception {
    long millis;
    List<String> each = List.of("--connections=" + connections);
    try (Worker receive = worker(data, "receive", each)) {
      receive.begin();
      try (Worker send =
          worker(data, "send", List.of(each.getFirst(), "--messages=" + many, "--rate=" + rate))) {
        send.begin();
        millis = send.done();
      }
    }
    Checker check = Checker.of(data);
    return new Turn(check.sent() * 1000.0 / millis, check);
  }

  private static Worker worker(Path data, String role, List<String> options) throws Exception {
    List<String> words = new ArrayList<>(List.of(role));
    words.addAll(options);
    return new Worker(data, words);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String range(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return String.format(Locale.ROOT, "%.3g to %.3g", least, most);
  }
}
