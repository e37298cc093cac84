package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A cluster; see {@code deploy/cluster}. */
final class ClusterProcess implements AutoCloseable {
  private static final long LONGEST_START_MILLIS = 600_000;

  private final Path data;
  private final @Nullable Process process;

  private ClusterProcess(Path data, @Nullable Process process) {
    this.data = data;
    this.process = process;
  }

  /** One that is up, and stays up. */
  static ClusterProcess running(Path data) {
    return new ClusterProcess(data, null);
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param jar of a packaged build: {@code deploy/cluster/target/sluss-cluster.jar}
   * @param data an empty folder
   * @param options more of the cluster's own
   */
  static ClusterProcess start(Path jar, Path data, List<String> options) throws Exception {
    Path log = data.resolve("up.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx200m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "--data=" + data));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // A run that is cut off must not leave a cluster behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    long end = System.currentTimeMillis() + LONGEST_START_MILLIS;
    while (!Files.readAllLines(log).contains("ready")) {
      if (!process.isAlive() || System.currentTimeMillis() > end) {
        throw new IOException("the cluster did not start; its reason stands in " + log);
      }
      Thread.sleep(500);
    }
    return new ClusterProcess(data, process);
  }

  /** Everything it keeps. */
  Path data() {
    return data;
  }

  @Override
  public void close() throws Exception {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
