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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A generator's process. Says {@code ready} when it has sealed and connected, begins at a line,
 * says {@code done MILLIS}, and ends when its input ends.
 */
@Command(name = "worker", hidden = true, description = "A generator of load, for throughput.")
public final class WorkerCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", description = "send, receive, raw-send or raw-receive")
  private String role = "";

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  @Option(names = "--messages", defaultValue = "0")
  private int messages;

  @Option(names = "--connections", defaultValue = "4")
  private int connections = 4;

  @Option(names = "--rate", defaultValue = "0")
  private double rate;

  @Option(names = "--mode", defaultValue = "EACH")
  private Raw.Mode mode = Raw.Mode.EACH;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Site site = new Site(data);
    try (Role played =
            switch (role) {
              case "send" -> new Sending(site, messages, connections, rate);
              case "receive" -> new Receiving(site, connections);
              case "raw-send" -> new Raw(site, mode, true, messages, connections);
              case "raw-receive" -> new Raw(site, mode, false, messages, connections);
              default -> throw new IllegalArgumentException("no such role: " + role);
            };
        BufferedReader told =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      out.println("ready");
      if (told.readLine() == null) {
        return 1;
      }
      Thread end =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      told.readLine();
                      played.close();
                    } catch (Exception e) {
                      System.err.println("did not close: " + e);
                    }
                  });
      long millis = played.run();
      out.println("done " + millis);
      end.join();
      return 0;
    }
  }
}
