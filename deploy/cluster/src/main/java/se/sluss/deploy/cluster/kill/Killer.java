package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;
import se.sluss.deploy.cluster.fault.FaultPoint;
import se.sluss.deploy.local.OwnProcess;

/**
 * Ends parts: at random with {@code kill -9}, a node of the hub at a named place in its code, a
 * part that stays away for a while and refuses connections; lets one stand still, finds its disk
 * full, or sets its clock off. What it ends is started again by the cluster's own watch.
 */
final class Killer {
  private static final List<Part> HUBS = List.of(Part.HUB_1, Part.HUB_2);

  private static final List<Part> MIDDLE =
      List.of(Part.HUB_1, Part.HUB_2, Part.BROKER_PRIMARY, Part.BROKER_BACKUP, Part.DATABASE);

  /** More seldom: while an adapter starts, its door is shut and nothing is put to the test. */
  private static final List<Part> EDGE = List.of(Part.POLICE, Part.SOCIALSERVICES, Part.PORTAL);

  private static final Duration BETWEEN = Duration.ofSeconds(6);
  private static final Duration STILL = Duration.ofSeconds(8);

  /** Longer than a part takes to start again, since until then nothing may come to a place. */
  private static final Duration REACHED = Duration.ofSeconds(60);

  /** What is done elsewhere, in turn. */
  private enum Blow {
    AT_THE_EDGE,
    STAND_STILL,
    STAY_AWAY,
    NO_ROOM,
    CLOCK_OFF
  }

  private final Cluster cluster;
  private final Random random;
  private final PrintStream out;
  private final Map<FaultPoint, Integer> places = new EnumMap<>(FaultPoint.class);
  private final List<Long> clocks = new ArrayList<>();
  private int kills;

  Killer(Cluster cluster, Random random, PrintStream out) {
    this.cluster = cluster;
    this.random = random;
    this.out = out;
  }

  /** Kills while it goes on. */
  void run(BooleanSupplier goesOn) throws IOException, InterruptedException {
    for (int turn = 0; goesOn.getAsBoolean(); turn++) {
      // Every place in turn, and between them everything else.
      atAPlace(FaultPoint.values()[turn % FaultPoint.values().length]);
      pause();
      anywhere(oneOf(MIDDLE));
      pause();
      switch (Blow.values()[turn % Blow.values().length]) {
        case AT_THE_EDGE -> anywhere(oneOf(EDGE));
        case STAND_STILL -> standStill(oneOf(MIDDLE));
        case STAY_AWAY -> stayAway(oneOf(MIDDLE));
        case NO_ROOM -> noRoom(oneOf(MIDDLE));
        case CLOCK_OFF -> clockOff(oneOf(HUBS));
      }
      pause();
    }
  }

  /** How many it killed. */
  int kills() {
    return kills;
  }

  private void pause() throws InterruptedException {
    Thread.sleep(random.nextLong(BETWEEN.toMillis() / 2, BETWEEN.toMillis() * 3 / 2));
  }

  /** Places at which a node ended, with how often. */
  Map<FaultPoint, Integer> places() {
    return places;
  }

  /** Nodes that went on with a clock that was set off, though they must stop. */
  long wentOn() {
    return clocks.stream().filter(one -> ProcessHandle.of(one).isPresent()).count();
  }

  private Part oneOf(List<Part> parts) {
    return parts.get(random.nextInt(parts.size()));
  }

  private void atAPlace(FaultPoint point) throws IOException, InterruptedException {
    out.println("end a node of the hub at " + point);
    if (cluster.faults().end(point, REACHED)) {
      places.merge(point, 1, Integer::sum);
      kills++;
    } else {
      out.println("nothing came there");
    }
  }

  private void anywhere(Part part) throws InterruptedException {
    OwnProcess one = cluster.process(part);
    if (one.alive()) {
      out.println("kill -9: " + one.name());
      one.kill();
      kills++;
    }
  }

  private void standStill(Part part) throws IOException, InterruptedException {
    OwnProcess one = cluster.process(part);
    if (one.alive()) {
      out.println("stand still: " + one.name());
      one.signal(OwnProcess.Signal.STOP);
      Thread.sleep(STILL);
      one.signal(OwnProcess.Signal.CONT);
    }
  }

  private void stayAway(Part part) throws IOException, InterruptedException {
    out.println("stay away: " + part.word());
    cluster.kill(part);
    kills++;
    Thread.sleep(STILL);
    cluster.launch(part);
  }

  /** A disk that is full for a while. */
  private void noRoom(Part part) throws IOException, InterruptedException {
    OwnProcess one = cluster.process(part);
    if (one.alive()) {
      out.println("no room on the disk: " + one.name());
      long process = one.pid();
      NoRoom.begin(process);
      Thread.sleep(STILL);
      NoRoom.end(process);
    }
  }

  /**
   * A node that finds its clock wrong must stop by itself; it is started again with a right one.
   */
  private void clockOff(Part node) throws IOException {
    OwnProcess one = cluster.process(node);
    if (one.alive()) {
      out.println("clock set off: " + one.name());
      cluster.faults().setClockOff(one.pid());
      clocks.add(one.pid());
    }
  }
}
