package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;
import se.sluss.deploy.local.OwnProcess;

/**
 * Ends parts at random with {@code kill -9}, and every fifth time lets one stand still for a while
 * instead. What it ends is started again by the cluster's own watch.
 */
final class Killer {
  private static final List<Part> MIDDLE =
      List.of(Part.HUB_1, Part.HUB_2, Part.BROKER_PRIMARY, Part.BROKER_BACKUP, Part.DATABASE);

  /** More seldom: while an adapter starts, its door is shut and nothing is put to the test. */
  private static final List<Part> EDGE = List.of(Part.POLICE, Part.SOCIALSERVICES, Part.PORTAL);

  private static final int EDGE_EVERY = 4;
  private static final Duration BETWEEN = Duration.ofSeconds(12);
  private static final Duration STILL = Duration.ofSeconds(8);
  private static final int PAUSE_EVERY = 5;

  private final Cluster cluster;
  private final Random random;
  private final PrintStream out;

  Killer(Cluster cluster, Random random, PrintStream out) {
    this.cluster = cluster;
    this.random = random;
    this.out = out;
  }

  /** Kills until the time is up; gives how many it killed. */
  int run(long endNanos) throws IOException, InterruptedException {
    int kills = 0;
    for (int turn = 1; System.nanoTime() < endNanos; turn++) {
      List<Part> parts = turn % EDGE_EVERY == 0 ? EDGE : MIDDLE;
      OwnProcess one = cluster.process(parts.get(random.nextInt(parts.size())));
      if (one.alive() && turn % PAUSE_EVERY == 0) {
        out.println("stand still: " + one.name());
        one.signal(OwnProcess.Signal.STOP);
        Thread.sleep(STILL);
        one.signal(OwnProcess.Signal.CONT);
      } else if (one.alive()) {
        out.println("kill -9: " + one.name());
        one.kill();
        kills++;
      }
      Thread.sleep(random.nextLong(BETWEEN.toMillis() / 2, BETWEEN.toMillis() * 3 / 2));
    }
    return kills;
  }
}
