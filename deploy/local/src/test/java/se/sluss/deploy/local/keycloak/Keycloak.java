package se.sluss.deploy.local.keycloak;

import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.sluss.deploy.local.Ports;

/** The real distribution, started by the script that the documentation names. */
final class Keycloak implements AutoCloseable {
  private static final Path SCRIPT = Path.of("..", "keycloak", "start");
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

  private final Path folder;
  private final URI issuer;
  private final Process script;

  private Keycloak(Path folder, URI issuer, Process script) {
    this.folder = folder;
    this.issuer = issuer;
    this.script = script;
  }

  /** Starts it on a free port and comes back when the realm answers. */
  static Keycloak start(Path folder, Ports sluss) throws IOException, InterruptedException {
    int port = Ports.from(0).login();
    Path log = Files.createDirectories(folder).resolve("log");
    Process script =
        new ProcessBuilder(
                "bash",
                SCRIPT.toString(),
                "--port=" + port,
                "--data=" + folder,
                "--hub=http://localhost:" + sluss.hub(),
                "--portal=http://localhost:" + sluss.portal())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    URI issuer = URI.create("http://localhost:" + port + "/realms/sluss");
    Keycloak keycloak = new Keycloak(folder, issuer, script);
    try {
      keycloak.awaitRealm(log);
      return keycloak;
    } catch (IOException | InterruptedException | RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  private void awaitRealm(Path log) throws IOException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")).build();
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, ask)) {
        if (!script.isAlive() || System.nanoTime() > end) {
          throw new IOException("Keycloak did not start:\n" + Files.readString(log));
        }
        Thread.sleep(500);
      }
    }
  }

  private static boolean answers(HttpClient http, HttpRequest ask)
      throws IOException, InterruptedException {
    try {
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException e) {
      return false; // nothing listens yet
    }
  }

  URI issuer() {
    return issuer;
  }

  /** What Sluss is given: a line for each client. */
  Path clientSecrets() {
    return folder.resolve("client-secrets.properties");
  }

  /** What this person types. */
  String password(String person) throws IOException {
    Properties people = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("people.properties"))) {
      people.load(reader);
    }
    return Objects.requireNonNull(people.getProperty(person), person);
  }

  /** Whether nothing of it runs any more. */
  boolean stopped() {
    return !script.isAlive() && script.descendants().findAny().isEmpty();
  }

  /** Asks it to end, as a terminal's Ctrl-C does; the server is the script's child. */
  @Override
  public void close() throws IOException {
    try (Stream<ProcessHandle> below = script.descendants()) {
      below.forEach(ProcessHandle::destroy);
    }
    script.destroy();
    try {
      if (!script.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
        throw new IOException("Keycloak does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Keycloak stopped", e);
    }
  }
}
