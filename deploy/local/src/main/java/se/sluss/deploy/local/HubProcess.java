package se.sluss.deploy.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The hub in a process of its own, which is told what it needs by a file, as a node of a cluster
 * is. It shares nothing with the adapters but the broker and HTTP, its memory least of all.
 */
public final class HubProcess implements AutoCloseable {
  private static final String SETTINGS = "hub.properties";
  private static final String MOST_MEMORY = "-Xmx512m";

  private final OwnProcess process;

  /**
   * Writes its settings down; nothing is started yet.
   *
   * @param hub what it is told
   * @param folder the hub's own, where its settings and process id are kept
   * @param log where it writes what happens
   */
  HubProcess(Program hub, Path folder, Path log) throws IOException {
    Properties settings = new Properties();
    Programs.settings(hub).forEach((name, value) -> settings.put(name, String.valueOf(value)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    settings.store(bytes, null);
    Path file = folder.resolve(SETTINGS);
    PrivateFiles.write(file, bytes.toByteArray());
    List<String> command =
        new ArrayList<>(OwnProcess.java(hub.application(), List.of(MOST_MEMORY)));
    command.add("--spring.config.additional-location=" + file.toUri());
    process =
        new OwnProcess(
            Plan.HUB,
            command,
            folder,
            log,
            Answers.http(URI.create("http://localhost:" + hub.port() + "/actuator/health")));
  }

  /** Starts it, also after a {@link #kill}, and comes back when it answers. */
  public void start() throws IOException, InterruptedException {
    process.start();
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as a power cut would, with no time to tidy up ({@code kill -9}). */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Stops what a run that was killed has left behind; it would hold the hub's port. */
  static void stopLeftover(Path folder) throws IOException {
    OwnProcess.stopLeftover(folder, Plan.HUB);
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
