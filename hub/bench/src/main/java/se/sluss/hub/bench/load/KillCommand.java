package se.sluss.hub.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench kill}: parts of a cluster die while events pass it. The cluster's own jar does it,
 * since it is the parent of what it starts again; what it prints is printed here.
 */
@Command(
    name = "kill",
    description = "Kills parts of a cluster at random under load, and compares afterwards.",
    mixinStandardHelpOptions = true)
public final class KillCommand implements Callable<Integer> {
  @Option(names = "--minutes", defaultValue = "3", description = "How long to kill.")
  private int minutes = 3;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("sluss-bench-kill");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx300m",
                    "-jar",
                    cluster.jar().toString(),
                    "kill",
                    String.valueOf(minutes),
                    "--data=" + data,
                    cluster.ports()))
            .inheritIO()
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }
}
