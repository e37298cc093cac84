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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import se.sluss.contracts.directory.Directory;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;

/** A run of the kill test on a cluster; {@code bench kill} and the slow tests. */
public final class KillRun {
  /** Parts that the load does not come to: their start would only lengthen a run. */
  public static final Set<Part> WITHOUT =
      Set.of(Part.HEALTHCARE, Part.KRIMINALVARDEN, Part.HELPLINE);

  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Set<String> LATE = Set.of("OVERDUE");
  private static final Set<String> UNDER_WAY = Set.of("WAITING", "ACCEPTED");
  private static final Set<String> NOT_COME = Set.of("WAITING", "ACCEPTED", "REFUSED");

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
   * @param lost how many are in no inbox, or whose sender was not told, or was told no, or that
   *     should have come of an event and did not: nothing here may be refused
   * @param doubled how many are in an inbox more than once, or in one and nobody sent them
   * @param denied events of which nothing may go
   * @param passed messages that came of those all the same
   * @param withdrawn messages whose consent was taken back while all this went on
   * @param opened of those, how many an officer had opened before
   * @param openedAfter how often a node of the hub let one be opened afterwards
   * @param places in the hub's code at which a node ended, between two steps
   * @param wentOn nodes whose clock was set off and that did not stop
   * @param disagreed messages of which the hub's rows say another thing than the inboxes
   * @param leaves in the log, all of it verified from outside; -1 when it does not verify
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
      int withdrawn,
      int opened,
      int openedAfter,
      int places,
      long wentOn,
      long disagreed,
      long leaves,
      Duration stall) {
    /** Whether nothing was lost, doubled or let through. */
    public boolean right() {
      return lost == 0
          && doubled == 0
          && passed == 0
          && disagreed == 0
          && wentOn == 0
          && openedAfter == 0
          && withdrawn > 0
          && accepted > 0
          && leaves > accepted;
    }

    @Override
    public String toString() {
      return ("{\"kills\":%d,\"events\":%d,\"accepted\":%d,\"lost\":%d,\"doubled\":%d,\"denied\":%d,"
                  + "\"passed\":%d,\"withdrawn\":%d,\"opened\":%d,\"opened_after\":%d,\"places\":%d,\"went_on\":%d,\"disagreed\":%d,\"leaves\":%d,\"longest_stall_s\":%d}")
          .formatted(
              kills,
              events,
              accepted,
              lost,
              doubled,
              denied,
              passed,
              withdrawn,
              opened,
              openedAfter,
              places,
              wentOn,
              disagreed,
              leaves,
              stall.toSeconds());
    }
  }

  /**
   * Runs it. On a slow machine, where a part takes long to start again, it goes on until it has
   * done as much as is asked for.
   *
   * @param length of the killing; what is under way then is waited for
   * @param most its length when not as much has been done
   * @param kills how many, at least
   * @param places in the hub's code at which a node ended, at least
   * @param seed of what is killed when, so that a run can be repeated
   */
  public Result run(Duration length, Duration most, int kills, int places, long seed)
      throws Exception {
    Directory directory = Directory.load(cluster.config());
    Sender sender = new Sender(cluster, directory.places());
    long end = System.nanoTime() + length.toNanos();
    long last = System.nanoTime() + most.toNanos();
    Killer killer = new Killer(cluster, new Random(seed), out);
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Withdrawals withdrawals =
        new Withdrawals(cluster, directory, sender.takenBack(), goesOn::get, last);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(beside(() -> sender.run(goesOn::get)));
    CompletableFuture<Void> takingBack = CompletableFuture.runAsync(beside(withdrawals::run));
    try {
      killer.run(
          () ->
              System.nanoTime() < end
                  || (System.nanoTime() < last
                      && (killer.kills() < kills || killer.places().size() < places)));
    } finally {
      goesOn.set(false);
    }
    sending.join();
    takingBack.join();
    Instant stopped = clock.instant();
    out.println(
        killer.kills() + " killed, " + sender.posted().size() + " events; what is under way ends");
    Map<String, Map<String, String>> told = settle(sender);
    return compare(killer, sender.posted(), told, withdrawals, stopped);
  }

  /** What may be interrupted. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private static Runnable beside(Work work) {
    return () -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CompletionException(e);
      }
    };
  }

  /**
   * Each event's messages with their last status, once none is under way. As long as fewer are, it
   * is waited for: on a slow machine a long run leaves much behind, which is not lost.
   */
  private Map<String, Map<String, String>> settle(Sender sender) throws InterruptedException {
    PoliceSide police = new PoliceSide(cluster);
    Map<String, Map<String, String>> told = new TreeMap<>();
    Set<String> left = new TreeSet<>(sender.posted().keySet());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!left.isEmpty() && System.nanoTime() < end) {
      int before = left.size();
      for (String event : List.copyOf(left)) {
        if (ask(police, event, told) && !has(told, event, UNDER_WAY)) {
          left.remove(event);
        }
      }
      if (left.size() < before) {
        end = System.nanoTime() + PATIENCE.toNanos();
      }
      Thread.sleep(200);
    }
    // What came late was sealed for a stand-in too, perhaps after it was asked about.
    for (String event : sender.posted().keySet()) {
      if (has(told, event, LATE)) {
        ask(police, event, told);
      }
    }
    return told;
  }

  private static boolean has(
      Map<String, Map<String, String>> told, String event, Set<String> statuses) {
    return told.getOrDefault(event, Map.of()).values().stream().anyMatch(statuses::contains);
  }

  /** Whether it could be asked about just now. */
  private static boolean ask(PoliceSide police, String event, Map<String, Map<String, String>> told)
      throws InterruptedException {
    try {
      told.put(
          event,
          police.messages(event).stream()
              .collect(Collectors.toMap(PoliceSide.Told::id, PoliceSide.Told::status)));
      return true;
    } catch (IOException e) {
      Thread.sleep(500); // it is asked again
      return false;
    }
  }

  private Inboxes inboxes() throws IOException, SQLException, InterruptedException {
    while (!cluster.process(Part.DATABASE).ready()) {
      Thread.sleep(200);
    }
    return Inboxes.of(cluster);
  }

  private Result compare(
      Killer killer,
      Map<String, Integer> posted,
      Map<String, Map<String, String>> told,
      Withdrawals withdrawals,
      Instant stopped)
      throws IOException, SQLException, InterruptedException {
    Inboxes inboxes = inboxes();
    HubSays hub = HubSays.of(cluster);
    Map<String, String> messages = new TreeMap<>();
    told.values().forEach(messages::putAll);
    long lost =
        messages.entrySet().stream()
            .filter(one -> !withdrawals.withdrawn().contains(one.getKey()))
            .filter(
                one ->
                    NOT_COME.contains(one.getValue())
                        || !inboxes.messages().containsKey(one.getKey()))
            .count();
    long doubled =
        inboxes.messages().entrySet().stream()
            .filter(one -> one.getValue().size() > 1 || !messages.containsKey(one.getKey()))
            .count();
    long denied = 0;
    long passed = 0;
    for (Map.Entry<String, Integer> event : posted.entrySet()) {
      int came = told.getOrDefault(event.getKey(), Map.of()).size();
      if (event.getValue() == 0) {
        denied++;
        passed += came;
      } else {
        lost += Math.max(0, event.getValue() - came);
      }
    }
    return new Result(
        killer.kills(),
        posted.size(),
        messages.size(),
        lost,
        doubled,
        denied,
        passed,
        withdrawals.withdrawn().size(),
        withdrawals.opened(),
        withdrawals.openedAfter(),
        killer.places().size(),
        killer.wentOn(),
        hub.disagrees(messages.keySet(), withdrawals.withdrawn()),
        hub.log(),
        inboxes.longestStall(stopped));
  }
}
