package se.sluss.hub.bench.load;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which cluster a command starts, and where. */
final class ClusterOptions {
  @Option(
      names = "--cluster",
      defaultValue = "deploy/cluster/target/sluss-cluster.jar",
      description = "The jar of a packaged build.")
  private Path jar = Path.of("");

  @Option(names = "--ports", defaultValue = "24180", description = "First of nine in a row.")
  private int ports = 24_180;

  Path jar() {
    return jar;
  }

  /** The option of the cluster's own. */
  String ports() {
    return "--ports.base=" + ports;
  }
}
