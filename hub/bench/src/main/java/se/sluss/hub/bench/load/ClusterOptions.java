package se.sluss.hub.bench.load;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command starts, and where. */
final class ClusterOptions {
  private static final String ADAPTERS = "adapters";

  /** Nobody logs in. */
  private static final String PLAYED = "login," + ADAPTERS;

  @Option(
      names = "--cluster",
      defaultValue = "deploy/cluster/target/sluss-cluster.jar",
      description = "The jar of a packaged build.")
  private Path jar = Path.of("");

  @Option(names = "--ports", defaultValue = "24180", description = "First of twelve in a row.")
  private int ports = 24_180;

  @Option(
      names = "--running",
      description = "The data folder of a cluster that is up; none is started then.")
  private @Nullable Path running;

  /**
   * A cluster to measure, with nobody but its hubs: the adapters are played.
   *
   * @param data where to keep it when it must be started
   */
  ClusterProcess bare(Path data) throws Exception {
    return without(PLAYED, data);
  }

  /** The same with the login, for those who ask over HTTP. */
  ClusterProcess withLogin(Path data) throws Exception {
    return without(ADAPTERS, data);
  }

  private ClusterProcess without(String played, Path data) throws Exception {
    return running == null
        ? ClusterProcess.start(jar, data, List.of(ports(), "--without=" + played))
        : ClusterProcess.running(running);
  }

  Path jar() {
    return jar;
  }

  /** The option of the cluster's own. */
  String ports() {
    return "--ports.base=" + ports;
  }
}
