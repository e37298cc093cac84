package se.sluss.adapters.kit.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.sluss.adapters.conformance.AdapterTest;
import se.sluss.adapters.conformance.plan.Plan;
import se.sluss.adapters.conformance.trial.Verdict;

/** An adapter of ours as a process of its own, with a real database, before the conformance kit. */
public final class Conformance {
  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();

  /**
   * @param folder for all that the run leaves
   */
  public Conformance(Path folder) {
    this.folder = folder;
  }

  /** A setting of the adapter's own. */
  public Conformance with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** Where the adapter will keep its own. */
  public Path data() {
    return folder.resolve("run/data");
  }

  /**
   * Runs all trials of the {@code conformance.yaml} beside the module's {@code src} at its address.
   *
   * @param program whose main starts it
   */
  public List<Verdict> run(Class<?> program) throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      settings.put("server.port", Integer.toString(socket.getLocalPort()));
    }
    return run(program, "http://127.0.0.1:" + settings.get("server.port"));
  }

  /** The same, at another target. */
  public List<Verdict> run(Class<?> program, String target) throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      settings.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
      settings.putIfAbsent("server.port", "0");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx400m", "-cp", System.getProperty("java.class.path")));
      command.add(program.getName());
      command.add("--spring.config.additional-location=file:{settings}");
      return new AdapterTest(
              target,
              Plan.read(Path.of("conformance.yaml")),
              Path.of("../../config"),
              folder.resolve("run"),
              settings,
              command,
              Duration.ofMinutes(3))
          .run(
              new AdapterTest.Told() {
                @Override
                public void settings(Path file) {
                  // It is started by the kit.
                }

                @Override
                public void verdict(Verdict verdict) {
                  System.out.println(verdict);
                }
              });
    }
  }

  /** The trials that ended so, each with its message type. */
  public static List<String> those(List<Verdict> verdicts, Verdict.Outcome outcome) {
    return verdicts.stream()
        .filter(one -> one.outcome() == outcome)
        .map(
            one ->
                one.trial()
                    + ", "
                    + one.way()
                    + (one.finding() == null ? "" : ": " + one.finding() + " " + one.at()))
        .toList();
  }
}
