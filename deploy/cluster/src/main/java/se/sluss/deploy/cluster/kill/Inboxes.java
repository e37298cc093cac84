package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;

/**
 * What lies in the receivers' durable inboxes.
 *
 * @param messages each message's id, once for each row, with when it was received
 */
record Inboxes(TreeMap<String, List<Instant>> messages) {
  /** Looks into both adapters' databases. */
  static Inboxes of(Cluster cluster) throws IOException, SQLException {
    TreeMap<String, List<Instant>> messages = new TreeMap<>();
    for (Part adapter : List.of(Part.SOCIALSERVICES, Part.PORTAL)) {
      String name = adapter.word();
      String url =
          "jdbc:postgresql://127.0.0.1:" + cluster.place().port(Part.DATABASE) + "/" + name;
      try (Connection database =
              DriverManager.getConnection(url, name, cluster.secrets().of("database." + name));
          Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery("select message, received_at from inbox")) {
        while (rows.next()) {
          messages
              .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
              .add(rows.getTimestamp(2).toInstant());
        }
      }
    }
    return new Inboxes(messages);
  }

  /** The longest time without an arrival, from the first of them to the end. */
  Duration longestStall(Instant end) {
    List<Instant> times =
        new ArrayList<>(
            messages.values().stream()
                .flatMap(List::stream)
                .filter(at -> at.isBefore(end))
                .sorted()
                .toList());
    times.add(end);
    Duration longest = Duration.ZERO;
    for (int i = 1; i < times.size(); i++) {
      Duration gap = Duration.between(times.get(i - 1), times.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }
}
