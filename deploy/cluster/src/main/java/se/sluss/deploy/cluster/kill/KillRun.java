package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import se.sluss.contracts.directory.Directory;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;

/** A run of the kill test on a cluster; {@code bench kill} and the slow tests. */
public final class KillRun {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Set<String> UNDER_WAY = Set.of("WAITING", "ACCEPTED");

  private final Cluster cluster;
  private final Clock clock;
  private final PrintStream out;

  /**
   * @param cluster whose parts are killed
   * @param clock what time it is
   * @param out where each kill is told of
   */
  public KillRun(Cluster cluster, Clock clock, PrintStream out) {
    this.cluster = cluster;
    this.clock = clock;
    this.out = out;
  }

  /**
   * What came of it.
   *
   * @param kills by {@code kill -9}
   * @param events that the police's adapter answered for
   * @param accepted messages that came of them
   * @param lost of those, how many are in no inbox, or whose sender was not told
   * @param doubled how many are in an inbox more than once, or in one and nobody sent them
   * @param denied events of which nothing may go
   * @param passed how many of those had a message
   * @param stall the longest time without an arrival while events were sent, the start of a killed
   *     adapter included
   */
  public record Result(
      int kills,
      int events,
      int accepted,
      long lost,
      long doubled,
      long denied,
      long passed,
      Duration stall) {
    /** Whether nothing was lost, doubled or let through. */
    public boolean right() {
      return lost == 0 && doubled == 0 && passed == 0 && accepted > 0;
    }

    @Override
    public String toString() {
      return "{\"kills\":%d,\"events\":%d,\"accepted\":%d,\"lost\":%d,\"doubled\":%d,\"denied\":%d,\"passed\":%d,\"longest_stall_s\":%d}"
          .formatted(kills, events, accepted, lost, doubled, denied, passed, stall.toSeconds());
    }
  }

  /**
   * Runs it.
   *
   * @param length of the killing; what is under way then is waited for
   * @param seed of what is killed when, so that a run can be repeated
   */
  public Result run(Duration length, long seed) throws Exception {
    Sender sender = new Sender(cluster, Directory.load(cluster.config()).places());
    long end = System.nanoTime() + length.toNanos();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              try {
                sender.run(end);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
              }
            });
    int kills = new Killer(cluster, new Random(seed), out).run(end);
    sending.join();
    Instant stopped = clock.instant();
    out.println(kills + " killed, " + sender.posted().size() + " events; what is under way ends");
    Map<String, String> told = settle(sender);
    return compare(kills, sender, told, inboxes(), stopped);
  }

  /** Every message of every event with its last status, once none is under way. */
  private Map<String, String> settle(Sender sender) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, String> told = new TreeMap<>();
    Set<String> left = new TreeSet<>(sender.posted().keySet());
    while (!left.isEmpty() && System.nanoTime() < end) {
      for (String event : List.copyOf(left)) {
        try {
          Map<String, String> messages = sender.messages(event);
          told.putAll(messages);
          if (messages.values().stream().noneMatch(UNDER_WAY::contains)) {
            left.remove(event);
          }
        } catch (IOException e) {
          Thread.sleep(500); // just now it cannot be asked
        }
      }
      Thread.sleep(200);
    }
    return told;
  }

  private Inboxes inboxes() throws IOException, SQLException, InterruptedException {
    while (!cluster.process(Part.DATABASE).ready()) {
      Thread.sleep(200);
    }
    return Inboxes.of(cluster);
  }

  private static Result compare(
      int kills, Sender sender, Map<String, String> told, Inboxes inboxes, Instant stopped)
      throws IOException, InterruptedException {
    long lost =
        told.entrySet().stream()
            .filter(one -> !one.getValue().equals("REFUSED"))
            .filter(
                one ->
                    UNDER_WAY.contains(one.getValue())
                        || !inboxes.messages().containsKey(one.getKey()))
            .count();
    long doubled =
        inboxes.messages().entrySet().stream()
            .filter(one -> one.getValue().size() > 1 || !told.containsKey(one.getKey()))
            .count();
    long denied = 0;
    long passed = 0;
    for (Map.Entry<String, Boolean> event : sender.posted().entrySet()) {
      if (!event.getValue()) {
        denied++;
        passed += sender.messages(event.getKey()).isEmpty() ? 0 : 1;
      }
    }
    return new Result(
        kills,
        sender.posted().size(),
        told.size(),
        lost,
        doubled,
        denied,
        passed,
        inboxes.longestStall(stopped));
  }
}
