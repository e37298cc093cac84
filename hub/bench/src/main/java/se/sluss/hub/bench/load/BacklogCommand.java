package se.sluss.hub.bench.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Plot;
import se.sluss.hub.bench.Report;

/**
 * {@code bench backlog}: an agency that is down while messages for it gather, what that does to the
 * others and to memory, and how it is when it is up again.
 */
@Command(
    name = "backlog",
    description = "Measures a cluster while messages gather for a recipient that is down.",
    mixinStandardHelpOptions = true)
public final class BacklogCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int PARTS = 10;

  /** Of what goes through when nobody is down. */
  private static final double SHARE = 0.6;

  /** One every fifth of a second. */
  private static final int URGENT = 100;

  private static final List<String> MACHINES = List.of("hub-1", "hub-2", "broker-primary");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--messages",
      defaultValue = "111000",
      description = "In all; nine in ten gather, one in ten is for others.")
  private int messages = 111_000;

  @Option(names = "--warm", defaultValue = "3", description = "Turns of 3 000 before.")
  private int warm = 3;

  @Option(
      names = "--rate",
      description = "Messages a second while they gather; else 0.6 of the last warm turn's.")
  private @Nullable Double rate;

  @Option(names = "--connections", defaultValue = "4", description = "To send, and to receive.")
  private int connections = 4;

  @Option(
      names = "--every",
      defaultValue = "30",
      description = "Seconds from look to look at memory.")
  private int every = 30;

  @Option(names = "--plot", description = "An SVG file for memory over time.")
  private @Nullable Path plot;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  private final Map<String, List<Plot.Point>> memory = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    if (warm < 1 && rate == null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "without a warm turn --rate must be given");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (ClusterProcess up = cluster.bare(Files.createTempDirectory("sluss-bench-backlog"));
        Generators generators = new Generators(up.data(), connections)) {
      double most = 0;
      for (int i = 0; i < warm; i++) {
        most = generators.hub(3000, 0, 0).perSecond();
      }
      double steady = rate == null ? most * SHARE : rate;
      try (ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor()) {
        long start = System.nanoTime();
        looks.scheduleWithFixedDelay(() -> look(up.data(), start, out), 0, every, TimeUnit.SECONDS);
        generators.backlog(messages, steady, URGENT);
        looks.shutdownNow();
      }
      Checker check = Checker.of(up.data());
      if (!check.content()) {
        out.printf("void: %s%n", check);
        return WRONG;
      }
      report(up.data(), check).print(out);
    }
    if (plot != null) {
      Files.writeString(
          plot,
          Plot.svg(
              "MiB of heap in use after a full collection",
              "Minutes",
              Plot.Across.LINEAR,
              memory.entrySet().stream()
                  .map(one -> new Plot.Line(one.getKey(), one.getValue()))
                  .toList()));
    }
    return 0;
  }

  private void look(Path data, long start, PrintWriter out) {
    double minutes = (System.nanoTime() - start) / 60e9;
    for (String machine : MACHINES) {
      try {
        long process = Long.parseLong(Files.readString(data.resolve(machine + ".pid")).strip());
        memory
            .computeIfAbsent(machine, _ -> new ArrayList<>())
            .add(new Plot.Point(minutes, LiveHeap.of(process)));
      } catch (IOException e) {
        out.println(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // all is taken: no more looks
        return;
      }
    }
  }

  private static long at(Map<String, List<Written.Line>> phases, String phase) {
    return Objects.requireNonNull(phases.get(phase), phase).getFirst().at();
  }

  private Report report(Path data, Checker check) throws IOException {
    List<Slices> slices = Slices.of(data, PARTS);
    Map<String, List<Written.Line>> phases = Written.read(data.resolve(Filling.PHASES));
    long begun = at(phases, "begun");
    long filled = at(phases, "filled");
    long drained = at(phases, "drained");
    long waited =
        Written.read(data.resolve("sent")).values().stream()
            .filter(lines -> lines.getFirst().word().equals("WAITS"))
            .count();
    Report report = new Report();
    for (int i = 0; i < PARTS; i++) {
      Slices one = slices.get(i);
      report.line(
          "part %d of %d: messages a second; to others p50, p99, ms".formatted(i + 1, PARTS),
          String.format(Locale.ROOT, "%.0f; %d, %d", one.perSecond(), one.p50(), one.p99()));
    }
    memory.forEach(
        (machine, points) ->
            report
                .figure(
                    machine + ", first look, MiB", machine + "_first_mib", points.getFirst().y())
                .figure(machine + ", last look, MiB", machine + "_last_mib", points.getLast().y())
                .figure(
                    machine + ", most, MiB",
                    machine + "_most_mib",
                    points.stream().mapToDouble(Plot.Point::y).max().orElse(0)));
    return report
        .figure("waited for the one that was down", "waited", waited)
        .figure("accepted a second meanwhile", "fill_per_s", messages * 1000.0 / (filled - begun))
        .figure("to others, first part, p50, ms", "first_p50_ms", slices.getFirst().p50())
        .figure("to others, first part, p99, ms", "first_p99_ms", slices.getFirst().p99())
        .figure("to others, last part, p50, ms", "last_p50_ms", slices.getLast().p50())
        .figure("to others, last part, p99, ms", "last_p99_ms", slices.getLast().p99())
        .figure("urgent behind it, p50, ms", "urgent_p50_ms", Checker.at(0.50, check.urgent()))
        .figure("urgent behind it, p99, ms", "urgent_p99_ms", Checker.at(0.99, check.urgent()))
        .figure("taken a second when up again", "drain_per_s", waited * 1000.0 / (drained - filled))
        .figure("came twice, taken once", "twice", check.twice());
  }
}
