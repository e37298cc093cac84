package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk with no room, as one part sees it: whatever it writes to a file is refused (RLIMIT_FSIZE,
 * setrlimit(2)). What it writes to a connection is not.
 */
final class NoRoom {
  private static final String NONE = "0:unlimited";
  private static final String ALL = "unlimited:unlimited";

  private NoRoom() {}

  /** Begins for a process and those that it has started. */
  static void begin(long process) throws IOException, InterruptedException {
    for (long one : withItsOwn(process)) {
      set(one, NONE);
    }
  }

  /** Ends; a process that has ended meanwhile, as it may, is passed over. */
  static void end(long process) throws IOException, InterruptedException {
    for (long one : withItsOwn(process)) {
      set(one, ALL);
    }
  }

  private static List<Long> withItsOwn(long process) {
    return ProcessHandle.of(process)
        .map(
            one ->
                Stream.concat(Stream.of(one), one.descendants()).map(ProcessHandle::pid).toList())
        .orElse(List.of());
  }

  private static void set(long process, String soft) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("prlimit", "--pid", String.valueOf(process), "--fsize=" + soft));
    int done = new ProcessBuilder(command).start().waitFor();
    if (done != 0 && ProcessHandle.of(process).isPresent()) {
      throw new IOException("the room of a process could not be changed");
    }
  }
}
