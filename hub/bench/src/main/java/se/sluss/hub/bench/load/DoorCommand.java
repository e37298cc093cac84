package se.sluss.hub.bench.load;

import static se.sluss.hub.bench.Spread.median;
import static se.sluss.hub.bench.Spread.range;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Report;
import se.sluss.hub.bench.load.Generators.Turn;
import se.sluss.hub.bench.load.Order.Kind;

/** {@code bench door}: durable acceptances at the HTTP door beside its database alone, in turns. */
@Command(
    name = "door",
    description = "Measures durable acceptances over HTTP beside bare inserts, in pairs.",
    mixinStandardHelpOptions = true)
public final class DoorCommand implements Callable<Integer> {
  private static final int WRONG = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--pairs", defaultValue = "5", description = "Of turns, 5 or more.")
  private int pairs = 5;

  @Option(names = "--messages", defaultValue = "3000", description = "In one turn.")
  private int messages = 3000;

  @Option(names = "--warm", defaultValue = "3", description = "Turns before any is measured.")
  private int warm = 3;

  @Option(names = "--connections", defaultValue = "32", description = "To post over.")
  private int connections = 32;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  private final List<Turn> bare = new ArrayList<>();
  private final List<Turn> door = new ArrayList<>();
  private final List<Long> waits = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (ClusterProcess up = cluster.withLogin(Files.createTempDirectory("sluss-bench-door"));
        Generators generators = new Generators(up.data(), connections)) {
      for (int i = 0; i < warm; i++) {
        generators.alone(Kind.POST, messages);
        generators.alone(Kind.INSERT, messages);
      }
      for (int pair = 1; pair <= pairs; pair++) {
        bare.add(generators.alone(Kind.INSERT, messages));
        door.add(generators.alone(Kind.POST, messages));
        if (!allThere(up.data())) {
          out.println("void: what was answered for is not all in the database");
          return WRONG;
        }
        out.printf(
            Locale.ROOT,
            "pair %2d: %6.0f/s bare, %6.0f/s at the door; load %.1f%n",
            pair,
            bare.getLast().perSecond(),
            door.getLast().perSecond(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.flush();
      }
    }
    report().print(out);
    return 0;
  }

  /** Whether each that was accepted has its row, and nothing that was refused has one. */
  private boolean allThere(Path data) throws Exception {
    Map<String, List<Written.Line>> sent = Written.read(data.resolve("sent"));
    Map<String, List<Written.Line>> told = Written.read(data.resolve("told"));
    List<UUID> goes = new ArrayList<>();
    List<UUID> stays = new ArrayList<>();
    sent.forEach(
        (id, lines) -> {
          Written.Line line = lines.getFirst();
          waits.add(Objects.requireNonNull(told.get(id)).getFirst().at() - line.at());
          (line.word().equals("GOES") ? goes : stays).add(UUID.fromString(id));
        });
    try (Connection database = new Site(data).database()) {
      return rows(database, goes) == goes.size() && rows(database, stays) == 0;
    }
  }

  private static int rows(Connection database, List<UUID> ids) throws Exception {
    try (PreparedStatement query =
        database.prepareStatement("select count(*) from message where message_id = any(?)")) {
      query.setArray(1, database.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private Report report() {
    List<Double> ratio = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      ratio.add(door.get(i).perSecond() / bare.get(i).perSecond());
    }
    List<Double> accepted = door.stream().map(Turn::perSecond).toList();
    List<Double> inserted = bare.stream().map(Turn::perSecond).toList();
    List<Double> sorted = waits.stream().map(Long::doubleValue).sorted().toList();
    return new Report()
        .line("the database alone, range", range(inserted))
        .line("the door, range", range(accepted))
        .line("ratio, range", range(ratio))
        .figure("connections", "connections", connections)
        .figure("from post to answer, p50, ms", "p50_ms", sorted.get(sorted.size() / 2))
        .figure("from post to answer, p99, ms", "p99_ms", sorted.get(sorted.size() * 99 / 100))
        .figure("the database alone, rows a second (median)", "bare_per_s", median(inserted))
        .figure("the door, acceptances a second (median)", "accepted_per_s", median(accepted))
        .figure("ratio (median of the pairs)", "ratio", median(ratio))
        .figure("pairs", "pairs", pairs);
  }
}
