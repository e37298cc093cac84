package se.sluss.hub.bench.seal;

import static se.sluss.hub.bench.Spread.median;
import static se.sluss.hub.bench.Spread.range;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Report;

/** {@code bench seal}: sealing and opening on one thread, ours beside Bouncy Castle alone. */
@Command(
    name = "seal",
    description = "Times sealing and opening of 4 KiB and 1 MiB, ours and Bouncy Castle alone.",
    mixinStandardHelpOptions = true)
public final class SealCommand implements Callable<Integer> {
  private static final int SMALL = 4 << 10;
  private static final int LARGE = 1 << 20;
  private static final double NANOS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--rounds", defaultValue = "5", description = "Of turns, after one unmeasured.")
  private int rounds = 5;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "Processor time of a turn: each of two ways, two sizes, sealing and opening.")
  private double seconds = 1;

  private final ThreadMXBean time = ManagementFactory.getThreadMXBean();

  /** How many a second of processor time, round by round. */
  private record Rates(List<Double> seal, List<Double> open) {
    Rates() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    OurSealing ours = new OurSealing();
    Sealing alone = new BouncyCastleAlone(ours.sender, ours.recipient);
    List<Sealing> ways = List.of(ours, alone);
    List<Rates> small = List.of(new Rates(), new Rates());
    List<Rates> large = List.of(new Rates(), new Rates());
    for (int round = 0; round <= rounds; round++) {
      for (int way = 0; way < ways.size(); way++) {
        measure(ways.get(way), SMALL, round == 0 ? new Rates() : small.get(way));
        measure(ways.get(way), LARGE, round == 0 ? new Rates() : large.get(way));
      }
    }
    new Report()
        .line("4 KiB, sealed a second, ours, range", range(small.getFirst().seal()))
        .line("4 KiB, opened a second, ours, range", range(small.getFirst().open()))
        .line("1 MiB, sealed a second, ours, range", range(large.getFirst().seal()))
        .line("1 MiB, opened a second, ours, range", range(large.getFirst().open()))
        .figure("4 KiB, sealed a second", "seal_4k", median(small.getFirst().seal()))
        .figure("4 KiB, opened a second", "open_4k", median(small.getFirst().open()))
        .figure("1 MiB, sealed a second", "seal_1m", median(large.getFirst().seal()))
        .figure("1 MiB, opened a second", "open_1m", median(large.getFirst().open()))
        .figure("4 KiB, sealed, Bouncy Castle alone", "bc_seal_4k", median(small.getLast().seal()))
        .figure("4 KiB, opened, Bouncy Castle alone", "bc_open_4k", median(small.getLast().open()))
        .figure("1 MiB, sealed, Bouncy Castle alone", "bc_seal_1m", median(large.getLast().seal()))
        .figure("1 MiB, opened, Bouncy Castle alone", "bc_open_1m", median(large.getLast().open()))
        .figure("4 KiB, sealed and opened a second, Bouncy Castle", "bc_per_s_4k", both(small, 1))
        .figure("1 MiB, sealed and opened a second, Bouncy Castle", "bc_per_s_1m", both(large, 1))
        .figure("4 KiB, sealed and opened a second", "per_s_4k", both(small, 0))
        .figure("1 MiB, sealed and opened a second", "per_s_1m", both(large, 0))
        .print(out);
    return 0;
  }

  private void measure(Sealing way, int size, Rates rates) throws Exception {
    byte[] content = new byte[size];
    new SecureRandom().nextBytes(content);
    byte[] sealed = way.seal(content);
    rates.seal().add(rate(() -> way.seal(content)));
    rates.open().add(rate(() -> way.open(sealed)));
  }

  /** Of this thread's processor time: what else the machine does is not in it. */
  private double rate(Callable<byte[]> one) throws Exception {
    long start = time.getCurrentThreadCpuTime();
    long end = start + (long) (seconds * NANOS);
    long now = start;
    int done = 0;
    for (; now < end; now = time.getCurrentThreadCpuTime()) {
      one.call();
      done++;
    }
    return done * NANOS / (now - start);
  }

  private static double both(List<Rates> ways, int way) {
    Rates rates = ways.get(way);
    return 1 / (1 / median(rates.seal()) + 1 / median(rates.open()));
  }
}
