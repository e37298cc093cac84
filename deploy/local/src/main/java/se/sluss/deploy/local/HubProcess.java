package se.sluss.deploy.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub in a process of its own, which is told what it needs by a file, as a node of a cluster
 * is. It shares nothing with the adapters but the broker and HTTP, its memory least of all.
 */
public final class HubProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubProcess.class);
  private static final String SETTINGS = "hub.properties";
  private static final String PID = "pid";
  private static final String MOST_MEMORY = "-Xmx512m";
  private static final String JAR_LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final Program hub;
  private final Path folder;
  private final Path log;
  private @Nullable Process process;

  /**
   * Writes its settings down; nothing is started yet.
   *
   * @param hub what it is told
   * @param clockOffset how far its clock is ahead of the machine's
   * @param folder the hub's own, where its settings and process id are kept
   * @param log where it writes what happens
   */
  HubProcess(Program hub, Duration clockOffset, Path folder, Path log) throws IOException {
    this.hub = hub;
    this.folder = folder;
    this.log = log;
    Properties settings = new Properties();
    Programs.settings(hub).forEach((name, value) -> settings.put(name, String.valueOf(value)));
    settings.put("sluss.clock-offset", clockOffset.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    settings.store(bytes, null);
    PrivateFiles.write(folder.resolve(SETTINGS), bytes.toByteArray());
  }

  /** Starts it, also after a {@link #kill}, and comes back when it answers. */
  public void start() throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    PrivateFiles.write(folder.resolve(PID), String.valueOf(started.pid()));
    URI health = URI.create("http://localhost:" + hub.port() + "/actuator/health");
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, HttpRequest.newBuilder(health).build())) {
        if (!started.isAlive() || System.nanoTime() > end) {
          throw new IOException("the hub did not start; its reason stands in " + log);
        }
        Thread.sleep(100);
      }
    }
    LOG.info("hub listens on port {} as process {}", hub.port(), started.pid());
  }

  private static boolean answers(HttpClient http, HttpRequest ask)
      throws IOException, InterruptedException {
    try {
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException e) {
      return false; // nothing listens yet
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(MOST_MEMORY);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (ClassLoader.getSystemResource(JAR_LAUNCHER.replace('.', '/') + ".class") == null) {
      command.add(hub.application());
    } else {
      // The executable jar keeps its libraries inside, where only its own launcher finds them.
      command.addAll(List.of("-Dloader.main=" + hub.application(), JAR_LAUNCHER));
    }
    command.add("--spring.config.additional-location=" + folder.resolve(SETTINGS).toUri());
    return command;
  }

  /** The operating system's number of the process. */
  public long pid() {
    return running().pid();
  }

  /** Ends it as a power cut would, with no time to tidy up ({@code kill -9}). */
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("the hub has not been started");
    }
    return running;
  }

  /** Stops what a run that was killed has left behind; it would hold the hub's port. */
  static void stopLeftover(Path folder) throws IOException {
    Path file = folder.resolve(PID);
    if (!Files.exists(file)) {
      return;
    }
    @Nullable ProcessHandle leftover =
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            // The number may be another's by now: asked by what it was started with too.
            .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
            .orElse(null);
    if (leftover != null) {
      LOG.warn("a hub of an earlier run is still there and is stopped first");
      stop(leftover);
    }
    Files.delete(file);
  }

  /** Asks it to end, and does not ask twice. */
  private static void stop(ProcessHandle process) throws IOException {
    process.destroy();
    try {
      process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("the hub does not stop when asked to, and is stopped", e);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the hub stopped", e);
    } catch (ExecutionException e) {
      throw new IOException("the hub does not stop", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      stop(process.toHandle());
      Files.deleteIfExists(folder.resolve(PID));
    }
  }
}
