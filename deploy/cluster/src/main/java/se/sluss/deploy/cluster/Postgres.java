package se.sluss.deploy.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.sluss.deploy.local.Answers;
import se.sluss.deploy.local.DataFolder;
import se.sluss.deploy.local.Database;
import se.sluss.deploy.local.OwnProcess;
import se.sluss.deploy.local.Plan;
import se.sluss.deploy.local.Secrets;

/** PostgreSQL as a process: one server, and for each program a database and a role of its own. */
final class Postgres {
  private Postgres() {}

  /** Makes the databases at the first start; the server is not started yet. */
  static OwnProcess of(Place place, DataFolder data, Secrets secrets, Path logs)
      throws IOException, SQLException {
    Path folder = data.folder("database");
    Path files = folder.resolve("data");
    if (!Files.exists(folder.resolve("made"))) {
      Database.start(folder, secrets, Plan.DATABASES).close();
      Files.createFile(folder.resolve("made"));
    }
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program(folder).toString());
    command.addAll(List.of("-D", files.toString()));
    command.addAll(List.of("-p", String.valueOf(place.port(Part.DATABASE))));
    command.addAll(List.of("-c", "config_file=" + place.settings().resolve("postgresql.conf")));
    return new OwnProcess(
        Part.DATABASE.word(),
        command,
        place.data(),
        logs.resolve("database.log"),
        Answers.listens(place.port(Part.DATABASE)));
  }

  /** The server that the embedded database has brought. */
  private static Path program(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder.resolve("programs"), 3)) {
      return below
          .filter(path -> path.endsWith(Path.of("bin", "postgres")))
          .findFirst()
          .orElseThrow(() -> new IOException("no postgres in " + folder));
    }
  }
}
