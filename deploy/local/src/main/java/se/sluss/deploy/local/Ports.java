package se.sluss.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports on the loopback address, one for each program and one for the broker. */
public record Ports(int hub, int police, int socialServices, int portal, int login, int broker) {

  /** The ports that the documentation names. */
  public static Ports standard() {
    return new Ports(8080, 8081, 8082, 8083, 8084, 61616);
  }

  /** Six ports in a row from {@code base}; for 0, six that are free just now. */
  public static Ports from(int base) {
    if (base == 0) {
      return free();
    }
    return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5);
  }

  private static Ports free() {
    // All six are held open at once, so that none is handed out twice.
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] port = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(port[0], port[1], port[2], port[3], port[4], port[5]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(Ports::close);
    }
  }

  /** Refuses with {@link StartProblem#PORT_TAKEN} when another process listens on one of them. */
  void requireFree() throws StartRefused {
    for (Map.Entry<String, Integer> entry : byName().entrySet()) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), entry.getValue()));
      } catch (IOException e) {
        throw new StartRefused(
            StartProblem.PORT_TAKEN, e, String.valueOf(entry.getValue()), entry.getKey());
      }
    }
  }

  Map<String, Integer> byName() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("hub", hub);
    ports.put("police", police);
    ports.put("socialservices", socialServices);
    ports.put("portal", portal);
    ports.put("login", login);
    ports.put("broker", broker);
    return ports;
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
