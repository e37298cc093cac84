package se.sluss.adapters.conformance.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.door.Door;

/** The adapter as a process, when the kit starts it. */
public final class Control implements AutoCloseable {
  private final List<String> command;
  private final Path log;
  private @Nullable Process process;

  /**
   * @param command program and arguments
   * @param log where what it prints goes
   */
  public Control(List<String> command, Path log) {
    this.command = List.copyOf(command);
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param door that it opens
   * @return whether it could be spoken to within the time
   */
  public boolean start(Door door, Duration within) throws IOException {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    return Waiting.until(within, () -> door.open() || !started.isAlive()) && started.isAlive();
  }

  /** Ends it as {@code kill -9} does, with whatever it has started. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
      try {
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
          throw new UncheckedIOException(new IOException("the adapter does not end"));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    kill();
  }
}
