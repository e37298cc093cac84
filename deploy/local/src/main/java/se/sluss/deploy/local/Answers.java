package se.sluss.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a program answers on its port. */
public final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Answers() {}

  /** When this address answers 200. */
  public static OwnProcess.Ready http(URI address) {
    HttpRequest ask = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return () -> {
      try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
        return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false; // nothing listens yet, or it is on its way down
      }
    };
  }

  /** When something listens on this port of the loopback address. */
  public static OwnProcess.Ready listens(int port) {
    return () -> {
      try (Socket probe = new Socket()) {
        probe.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            (int) PATIENCE.toMillis());
        return true;
      } catch (IOException e) {
        return false; // nothing listens yet
      }
    };
  }
}
