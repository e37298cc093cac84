package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.sluss.contracts.proof.HttpSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;

/**
 * What the hub itself says when all is over: its rows and its log.
 *
 * @param states of its messages, by id
 * @param untaken how many deliveries still wait to be taken
 * @param log leaves in the log, all of it verified from outside; -1 when it does not verify
 */
record HubSays(Map<String, String> states, long untaken, long log) {
  private static final Set<String> ARRIVED = Set.of("TAKEN", "OPENED");
  private static final Set<String> STOPPED = Set.of("REFUSED", "OPENED");

  /** Asks database and door. */
  static HubSays of(Cluster cluster) throws IOException, SQLException, InterruptedException {
    String url = "jdbc:postgresql://127.0.0.1:" + cluster.place().port(Part.DATABASE) + "/hub";
    Map<String, String> states = new TreeMap<>();
    long untaken;
    try (Connection database =
            DriverManager.getConnection(url, "hub", cluster.secrets().of("database.hub"));
        Statement statement = database.createStatement()) {
      try (ResultSet rows = statement.executeQuery("select message_id, state from message")) {
        while (rows.next()) {
          states.put(rows.getString(1), rows.getString(2));
        }
      }
      try (ResultSet rows =
          statement.executeQuery("select count(*) from outbox where message_id is not null")) {
        rows.next();
        untaken = rows.getLong(1);
      }
    }
    return new HubSays(states, untaken, leaves(cluster));
  }

  private static long leaves(Cluster cluster) throws IOException, InterruptedException {
    while (!cluster.process(Part.HUB_1).ready()) {
      Thread.sleep(200);
    }
    Path key = cluster.place().data().resolve("hub").resolve("log.vkey");
    try (HttpSource source = new HttpSource(cluster.place().home(Part.HUB_1).resolve("/log/"))) {
      return new LogVerifier(source, NoteVerifier.of(Files.readString(key).strip()))
          .verify()
          .size();
    } catch (RefusedException e) {
      System.err.println("the log does not verify: " + e.getMessage());
      return -1;
    }
  }

  /**
   * How many messages its rows do not know to have arrived, or know of and nobody sent; and how
   * many whose consent was taken back are neither stopped nor opened before.
   */
  long disagrees(Set<String> sent, Set<String> withdrawn) {
    long unknown =
        sent.stream()
            .filter(
                id ->
                    !(withdrawn.contains(id) ? STOPPED : ARRIVED)
                        .contains(states.getOrDefault(id, "none")))
            .count();
    return unknown + states.keySet().stream().filter(id -> !sent.contains(id)).count() + untaken;
  }
}
