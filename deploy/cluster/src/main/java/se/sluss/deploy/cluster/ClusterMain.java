package se.sluss.deploy.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import se.sluss.deploy.cluster.kill.KillRun;
import se.sluss.deploy.local.People;
import se.sluss.deploy.local.StartRefused;

/** Starts a cluster on this machine and serves until it is stopped; {@code deploy/cluster/up}. */
public final class ClusterMain {
  private static final int WRONG_START = 2;

  /** How much a run must have done, whatever the machine. */
  private static final int KILLS_IN_THREE = 10;

  private static final int PLACES = 4;

  private ClusterMain() {}

  /** The arguments are those of {@link Place#parse}; or {@code kill MINUTES} and those. */
  public static void main(String[] args) throws Exception {
    if (args.length > 1 && args[0].equals("kill")) {
      System.exit(kill(Integer.parseInt(args[1]), Arrays.copyOfRange(args, 2, args.length)));
    }
    serve(args);
  }

  /** The kill test: 0 when nothing was lost, doubled or let through. */
  private static int kill(int minutes, String... args) throws Exception {
    Clock clock = Clock.systemUTC();
    Place place = Place.parse(args).without(KillRun.WITHOUT);
    try (Cluster cluster = Cluster.startToBeKilled(place)) {
      Duration length = Duration.ofMinutes(minutes);
      KillRun.Result result =
          new KillRun(cluster, clock, System.out)
              .run(
                  length,
                  length.multipliedBy(3),
                  minutes * KILLS_IN_THREE / 3,
                  PLACES,
                  clock.millis());
      System.out.println(result);
      return result.right() ? 0 : 1;
    }
  }

  private static void serve(String... args) throws Exception {
    try {
      Cluster cluster = Cluster.start(Place.parse(args));
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      cluster.close();
                    } catch (java.io.IOException e) {
                      System.err.println(e.getMessage());
                    }
                    stopped.countDown();
                  },
                  "stop"));
      for (Part part : cluster.parts()) {
        System.out.printf(
            "%-16s port %5d  process %d%n",
            part.word(), cluster.place().port(part), cluster.process(part).pid());
      }
      for (String person : People.NAMES) {
        System.out.printf("%-16s %s%n", person, cluster.secrets().of(People.secret(person)));
      }
      System.out.println("ready");
      stopped.await();
    } catch (StartRefused | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_START);
    }
  }
}
