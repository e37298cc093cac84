package se.sluss.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The ports on the loopback address, one for each program and one for the broker. */
public record Ports(
    int hub,
    int police,
    int socialServices,
    int portal,
    int login,
    int healthCare,
    int kriminalvarden,
    int helpline,
    int provider,
    int broker) {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  /** The ports that the documentation names. */
  public static Ports standard() {
    return new Ports(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088, 61616);
  }

  /** Ten ports in a row from {@code base}; for 0, ten that are free just now. */
  public static Ports from(int base) {
    if (base == 0) {
      return free();
    }
    return new Ports(
        base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7, base + 8,
        base + 9);
  }

  private static Ports free() {
    return from(freeRow(10));
  }

  /**
   * The first of so many in a row, below those that systems hand out for connections (32768 and up
   * on Linux, 49152 by RFC 6335): what is free now is then still free when the last program has
   * started.
   */
  public static int freeRow(int many) {
    for (int tries = 0; tries < 200; tries++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try {
        for (int port = first; port < first + many; port++) {
          requireFree(port, "any");
        }
        return first;
      } catch (StartRefused taken) {
        // Others are tried.
      }
    }
    throw new IllegalStateException("no " + many + " ports in a row are free");
  }

  /** Refuses with {@link StartProblem#PORT_TAKEN} when another process listens on one of them. */
  void requireFree() throws StartRefused {
    for (Map.Entry<String, Integer> entry : byName().entrySet()) {
      requireFree(entry.getValue(), entry.getKey());
    }
  }

  /** Refuses with {@link StartProblem#PORT_TAKEN} when another process listens on it. */
  public static void requireFree(int port, String program) throws StartRefused {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StartRefused(StartProblem.PORT_TAKEN, e, String.valueOf(port), program);
    }
  }

  Map<String, Integer> byName() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("hub", hub);
    ports.put("police", police);
    ports.put("socialservices", socialServices);
    ports.put("portal", portal);
    ports.put("login", login);
    ports.put("healthcare", healthCare);
    ports.put("kriminalvarden", kriminalvarden);
    ports.put("helpline", helpline);
    ports.put("provider", provider);
    ports.put("broker", broker);
    return ports;
  }
}
