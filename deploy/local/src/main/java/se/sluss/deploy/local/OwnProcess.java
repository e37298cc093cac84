package se.sluss.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program in a process of its own: started, killed, paused and stopped. Its number is kept in a
 * file, so that what a run that was killed has left behind can be stopped by the next.
 *
 * <p>The class path is given in the environment, which keeps the command short enough for the
 * operating system to tell whose process it is.
 */
public final class OwnProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnProcess.class);
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final String JAR_LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** Whether it does its work yet. */
  @FunctionalInterface
  public interface Ready {
    /** Asks once. */
    boolean holds() throws IOException, InterruptedException;
  }

  private final String name;
  private final List<String> command;
  private final Path folder;
  private final Path log;
  private final Ready ready;
  private volatile @Nullable Process process;

  /**
   * Starts nothing yet.
   *
   * @param name of the program, and of the file that keeps its number
   * @param command how it is started; names {@code folder}
   * @param folder its own
   * @param log where it writes what happens
   * @param ready when it has started
   */
  public OwnProcess(String name, List<String> command, Path folder, Path log, Ready ready) {
    this.name = name;
    this.command = List.copyOf(command);
    this.folder = folder;
    this.log = log;
    this.ready = ready;
  }

  /**
   * The words that start a class of this program's own class path in another process.
   *
   * @param options for the virtual machine
   */
  public static List<String> java(String application, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(options);
    if (ClassLoader.getSystemResource(JAR_LAUNCHER.replace('.', '/') + ".class") == null) {
      words.add(application);
    } else {
      // The executable jar keeps its libraries inside, where only its own launcher finds them.
      words.addAll(List.of("-Dloader.main=" + application, JAR_LAUNCHER));
    }
    return words;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Starts it, also after a {@link #kill}, and comes back when it does its work. */
  public void start() throws IOException, InterruptedException {
    launch();
    awaitReady();
  }

  /** Starts it and does not wait. */
  public void launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process started = builder.start();
    process = started;
    PrivateFiles.write(pidFile(folder, name), String.valueOf(started.pid()));
  }

  /** Comes back when it does its work. */
  public void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!ready.holds()) {
      if (!running().isAlive() || System.nanoTime() > end) {
        throw new IOException(name + " did not start; its reason stands in " + log);
      }
      Thread.sleep(100);
    }
    LOG.info("{} runs as process {}", name, pid());
  }

  /** Whether the process is there. */
  public boolean alive() {
    Process now = process;
    return now != null && now.isAlive();
  }

  /** Whether it does its work just now. */
  public boolean ready() throws IOException, InterruptedException {
    return alive() && ready.holds();
  }

  /** The operating system's number of the process. */
  public long pid() {
    return running().pid();
  }

  /** Ends it as a power cut would, with no time to tidy up ({@code kill -9}). */
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** Lets it stand still, or go on: as a machine that is swapped out for a while. */
  public void signal(Signal signal) throws IOException, InterruptedException {
    int done = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
    if (done != 0) {
      throw new IOException(name + " could not be sent " + signal);
    }
  }

  /** What a process can be sent. */
  public enum Signal {
    STOP,
    CONT
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException(name + " has not been started");
    }
    return running;
  }

  private static Path pidFile(Path folder, String name) {
    return folder.resolve(name + ".pid");
  }

  /** Stops what a run that was killed has left behind; it would hold the program's port. */
  public static void stopLeftover(Path folder, String name) throws IOException {
    Path file = pidFile(folder, name);
    if (!Files.exists(file)) {
      return;
    }
    @Nullable ProcessHandle leftover =
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            // The number may be another's by now: asked by what it was started with too.
            .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
            .orElse(null);
    if (leftover != null) {
      LOG.warn("{} of an earlier run is still there and is stopped first", name);
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
      LOG.warn("process {} does not stop when asked to, and is stopped", process.pid(), e);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process stopped", e);
    } catch (ExecutionException e) {
      throw new IOException("a process does not stop", e);
    }
  }

  @Override
  public void close() throws IOException {
    Process now = process;
    if (now != null) {
      stop(now.toHandle());
      Files.deleteIfExists(pidFile(folder, name));
    }
  }
}
