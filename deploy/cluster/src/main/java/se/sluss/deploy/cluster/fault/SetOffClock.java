package se.sluss.deploy.cluster.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A node's clock that goes wrong by {@link #WRONG} while the folder has the process's file; the
 * agent puts it in the place of the one clock that the hub has.
 */
public final class SetOffClock extends Clock {
  /**
   * More than is allowed between a node and its database, and less than between a sender and it.
   */
  static final Duration WRONG = Duration.ofSeconds(90);

  private final Clock right;
  private final Path file;

  private SetOffClock(Clock right, Path file) {
    this.right = right;
    this.file = file;
  }

  /** Called where the hub makes its clock. */
  public static Clock of(Clock right) {
    Path folder = Path.of(System.getProperty(FaultAgent.class.getName(), ""));
    return new SetOffClock(right, file(folder, ProcessHandle.current().pid()));
  }

  /** Whose presence sets the clock of a process off. */
  static Path file(Path folder, long process) {
    return folder.resolve("clock-" + process);
  }

  @Override
  public Instant instant() {
    return Files.exists(file) ? right.instant().plus(WRONG) : right.instant();
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SetOffClock(right.withZone(zone), file);
  }
}
