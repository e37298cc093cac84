package se.sluss.deploy.local;

import java.nio.file.Path;
import java.util.List;

/** A process of its own that starts the database and waits to be killed. */
final class DatabaseForTests {
  static final List<String> PROGRAMS = List.of("hub", "portal");
  static final String READY = "ready";

  private DatabaseForTests() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
    Database.start(folder, secrets, PROGRAMS);
    System.out.println(READY);
    Thread.currentThread().join();
  }

  /** Starts such a process and comes back when its database answers. */
  static Process start(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseForTests.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader()) {
      if (lines.lines().noneMatch(READY::equals)) {
        throw new IllegalStateException("the database did not start");
      }
    }
    return process;
  }
}
