package se.sluss.hub.bench.load;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A generator's process, for one turn after another, so that it is as warm as what it measures. A
 * line is an {@link Order}: it says {@code ready} when it has sealed and connected, begins at the
 * next line, says {@code done MILLIS}, closes at the next, says {@code closed}, and ends when its
 * input ends.
 */
@Command(name = "worker", hidden = true, description = "A generator of load, for throughput.")
public final class WorkerCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Site site = new Site(data);
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      @Nullable String order = told.readLine();
      while (order != null) {
        turn(Order.of(order).play(site), told, out);
        order = told.readLine();
      }
    }
    return 0;
  }

  private static void turn(Role played, BufferedReader told, PrintWriter out) throws Exception {
    try (played) {
      out.println("ready");
      told.readLine();
      Thread run =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      out.println("done " + played.run());
                    } catch (Exception e) {
                      out.println("failed " + e);
                    }
                  });
      told.readLine();
      played.close();
      run.join();
    }
    out.println("closed");
  }
}
