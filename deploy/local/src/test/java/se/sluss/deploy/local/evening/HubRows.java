package se.sluss.deploy.local.evening;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What stands in the database of a hub that is a process of its own. */
final class HubRows {
  private final Properties settings = new Properties();

  private HubRows() {}

  /** Of the hub whose data folder this is. */
  static HubRows of(Path data) throws IOException {
    HubRows rows = new HubRows();
    try (Reader reader = Files.newBufferedReader(data.resolve("hub").resolve("hub.properties"))) {
      rows.settings.load(reader);
    }
    return rows;
  }

  /** The last messages that went through it. */
  List<String> lastMessages() throws SQLException {
    return column("select message_id from message order by accepted_at desc limit 40");
  }

  /** Each message's state, by its id. */
  Map<String, String> states() throws SQLException {
    Map<String, String> states = new TreeMap<>();
    for (String row : column("select message_id || ' ' || state from message")) {
      String[] words = row.split(" ");
      states.put(words[0], words[1]);
    }
    return states;
  }

  /** Deliveries that nobody has said to have taken. */
  List<String> untaken() throws SQLException {
    return column("select message_id from outbox where message_id is not null");
  }

  private List<String> column(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection database =
            DriverManager.getConnection(
                settings.getProperty("spring.datasource.url"),
                settings.getProperty("spring.datasource.username"),
                settings.getProperty("spring.datasource.password"));
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
