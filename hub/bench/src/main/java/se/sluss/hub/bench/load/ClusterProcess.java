package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cluster, started from its own jar; see {@code deploy/cluster}. */
final class ClusterProcess implements AutoCloseable {
  private static final long LONGEST_START_MILLIS = 600_000;

  private final Process process;

  /**
   * Starts it and waits until it answers.
   *
   * @param jar of a packaged build: {@code deploy/cluster/target/sluss-cluster.jar}
   * @param data an empty folder
   * @param options more of the cluster's own
   */
  ClusterProcess(Path jar, Path data, List<String> options) throws Exception {
    Path log = data.resolve("up.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx200m", "-jar", jar.toString(), "--data=" + data));
    command.addAll(options);
    process =
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
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
