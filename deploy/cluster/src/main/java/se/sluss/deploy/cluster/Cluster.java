package se.sluss.deploy.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.deploy.cluster.fault.Faults;
import se.sluss.deploy.local.DataFolder;
import se.sluss.deploy.local.Keys;
import se.sluss.deploy.local.OwnProcess;
import se.sluss.deploy.local.Ports;
import se.sluss.deploy.local.Secrets;
import se.sluss.deploy.local.Units;

/**
 * A cluster that runs. A process that ends without having been asked to is started again; one that
 * {@link #kill} has ended stays away until it is started.
 */
public final class Cluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Place place;
  private final DataFolder data;
  private final Secrets secrets;
  private final Site site;
  private final Path config;
  private final Map<Part, OwnProcess> processes = new EnumMap<>(Part.class);
  private final Map<Part, Boolean> wanted = new EnumMap<>(Part.class);
  private final Faults faults;
  private volatile boolean closing;

  private Cluster(Place place, DataFolder data, boolean mayEndAtPlaces) throws Exception {
    this.place = place;
    this.data = data;
    secrets = new Secrets(data.file("secrets.properties"));
    config = PackagedConfig.writeTo(data.emptied("config"));
    Units units = Units.of(config);
    Keys keys = new Keys(data, secrets, Clock.systemUTC());
    keys.prepare(units.agencies(), units.programs());
    faults = new Faults(data.folder("faults"));
    List<String> agent = mayEndAtPlaces ? List.of(faults.option()) : List.of();
    site = new Site(place, data, secrets, keys, config);
    char[] password = secrets.of("tls.broker").toCharArray();
    keys.prepareServer(Brokers.keys(data), site.trust(), password, Place.HOST);
    Path logs = data.folder("logs");
    for (Part part : Part.values()) {
      if (!place.without().contains(part)) {
        processes.put(
            part,
            switch (part) {
              case DATABASE -> Postgres.of(place, data, secrets, logs);
              case BROKER_PRIMARY, BROKER_BACKUP ->
                  Brokers.of(part, place, data, secrets, units.programs(), logs);
              case HUB_1, HUB_2 -> Programs.of(part, place, site, logs, agent);
              case LOGIN, POLICE, SOCIALSERVICES, HEALTHCARE, KRIMINALVARDEN, HELPLINE, PORTAL ->
                  Programs.of(part, place, site, logs, List.of());
            });
      }
    }
  }

  /** Starts everything; what has been started is stopped if the rest fails. */
  public static Cluster start(Place place) throws Exception {
    return start(place, false);
  }

  /** As {@link #start(Place)}, with nodes of the hub that can be ended at named places. */
  public static Cluster startToBeKilled(Place place) throws Exception {
    return start(place, true);
  }

  private static Cluster start(Place place, boolean mayEndAtPlaces) throws Exception {
    DataFolder data = DataFolder.open(place.data());
    try {
      for (Part part : Part.values()) {
        OwnProcess.stopLeftover(place.data(), part.word());
        Ports.requireFree(place.port(part), part.word());
      }
      Cluster cluster = new Cluster(place, data, mayEndAtPlaces);
      try {
        cluster.startAll();
        return cluster;
      } catch (Exception e) {
        cluster.close();
        throw e;
      }
    } catch (Exception e) {
      data.close();
      throw e;
    }
  }

  private void startAll() throws Exception {
    // The backup has nothing to answer with while the primary holds the journal.
    first(List.of(Part.DATABASE, Part.BROKER_PRIMARY));
    launch(List.of(Part.BROKER_BACKUP));
    first(List.of(Part.LOGIN));
    // The first node makes the tables and the log's key; the others find them there.
    first(List.of(Part.HUB_1));
    first(Stream.concat(Stream.of(Part.HUB_2), Part.ADAPTERS.stream()).toList());
    Thread.ofPlatform().daemon().name("watch").start(this::watch);
  }

  private void first(List<Part> parts) throws IOException, InterruptedException {
    launch(parts);
    for (Part part : parts) {
      OwnProcess process = processes.get(part);
      if (process != null) {
        process.awaitReady();
      }
    }
  }

  private void launch(List<Part> parts) throws IOException {
    for (Part part : parts) {
      OwnProcess process = processes.get(part);
      if (process != null) {
        process.launch();
        want(part, true);
      }
    }
  }

  private void watch() {
    while (!closing) {
      for (Map.Entry<Part, OwnProcess> each : processes.entrySet()) {
        startAgain(each.getKey(), each.getValue());
      }
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized void startAgain(Part part, OwnProcess process) {
    if (!closing && wanted.getOrDefault(part, false) && !process.alive()) {
      LOG.warn("{} has ended and is started again", part.word());
      try {
        process.launch();
      } catch (IOException e) {
        LOG.error("{} could not be started again", part.word(), e);
      }
    }
  }

  private synchronized void want(Part part, boolean want) {
    wanted.put(part, want);
  }

  /** The process of a part. */
  public OwnProcess process(Part part) {
    return Objects.requireNonNull(processes.get(part), "this part is not run here");
  }

  /** Ends a part as a power cut would; it stays away until it is started. */
  public void kill(Part part) throws InterruptedException {
    want(part, false);
    process(part).kill();
  }

  /** Starts a part that was killed, and comes back when it does its work. */
  public void start(Part part) throws IOException, InterruptedException {
    process(part).start();
    want(part, true);
  }

  /** Starts a part that was killed, and does not wait for it. */
  public void launch(Part part) throws IOException {
    launch(List.of(part));
  }

  /** The places at which a node of the hub can be ended. */
  public Faults faults() {
    return faults;
  }

  /** The parts that run here. */
  public List<Part> parts() {
    return new ArrayList<>(processes.keySet());
  }

  /** Where it is. */
  public Place place() {
    return place;
  }

  /** The folder of rules and directory in use. */
  public Path config() {
    return config;
  }

  /** Every password of this place, for those who act as its programs and people. */
  public Secrets secrets() {
    return secrets;
  }

  /** The brokers as a client is told of them. */
  public String brokers() throws IOException {
    return site.brokers();
  }

  /** Stops everything in the reverse order of its start; one that fails does not spare the rest. */
  @Override
  public void close() throws IOException {
    closing = true;
    synchronized (this) {
      for (Part part : parts().reversed()) {
        try {
          process(part).close();
        } catch (IOException e) {
          LOG.error("{} did not stop as it should", part.word(), e);
        }
      }
    }
    data.close();
  }
}
