package se.sluss.deploy.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a cluster is.
 *
 * @param data folder of everything that is kept
 * @param settings the folder {@code deploy/cluster/config}
 * @param broker folder of the broker's distribution
 * @param firstPort of as many in a row as there are parts, one for each {@link Part}
 * @param without parts that are not started, since somebody else plays them
 */
public record Place(Path data, Path settings, Path broker, int firstPort, Set<Part> without) {
  /** The broker's distribution below the folder that it was unpacked to. */
  static final String BROKER = "apache-artemis-2.56.0";

  /** Ports that a cluster takes. */
  public static final int PORTS = Part.values().length;

  /** The name by which everything is reached; it stands in the brokers' certificate. */
  static final String HOST = "localhost";

  /** Paths become absolute. */
  public Place {
    data = data.toAbsolutePath().normalize();
    settings = settings.toAbsolutePath().normalize();
    broker = broker.toAbsolutePath().normalize();
    without = Set.copyOf(without);
  }

  /**
   * Reads {@code --data=DIR --settings=DIR --broker=DIR --ports.base=N --without=NAME,…}, where
   * {@code adapters} are all of them; the folders are by default those of a packaged build, seen
   * from its root.
   *
   * @throws IllegalArgumentException when an option is unknown or wrong
   */
  public static Place parse(String... args) {
    Path data = Path.of("sluss-data-cluster");
    Path module = Path.of("deploy", "cluster");
    Path settings = module.resolve("config");
    Path broker = module.resolve("target").resolve("broker").resolve(BROKER);
    int port = 8180;
    Set<Part> without = new TreeSet<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String value = arg.substring(equals + 1);
      switch (equals < 0 ? arg : arg.substring(0, equals)) {
        case "--data" -> data = Path.of(value);
        case "--settings" -> settings = Path.of(value);
        case "--broker" -> broker = Path.of(value);
        case "--ports.base" -> port = Integer.parseInt(value);
        case "--without" -> {
          for (String name : value.split(",")) {
            without.addAll(name.equals("adapters") ? Part.ADAPTERS : List.of(part(name)));
          }
        }
        default -> throw new IllegalArgumentException("no such option: " + arg);
      }
    }
    return new Place(data, settings, broker, port, without);
  }

  /** The same place, without these too. */
  Place without(Set<Part> parts) {
    Set<Part> all = new TreeSet<>(without);
    all.addAll(parts);
    return new Place(data, settings, broker, firstPort, all);
  }

  private static Part part(String name) {
    for (Part part : Part.values()) {
      if (part.word().equals(name)) {
        return part;
      }
    }
    throw new IllegalArgumentException("no such part: " + name);
  }

  /** The port of a part. */
  public int port(Part part) {
    return firstPort + part.ordinal();
  }

  /** The address of a part that speaks HTTP. */
  public URI home(Part part) {
    return URI.create("http://" + HOST + ":" + port(part));
  }
}
