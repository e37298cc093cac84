package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import se.sluss.contracts.cover.TypeVersion;

/** A copy of the configuration that a test may change. */
final class EditedConfig {
  private final Path folder;

  EditedConfig(Path from, Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  Path folder() {
    return folder;
  }

  EditedConfig replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(text);
    Files.writeString(path, before.replace(text, by));
    return this;
  }

  EditedConfig add(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  /** A message type of a test's own, in the routine lane or both, with the deadlines of a wish. */
  EditedConfig type(TypeVersion type, String text) throws IOException {
    String own = "type: " + type + "\n";
    String deadlines = Files.readString(folder.resolve("deadlines.yaml"));
    StringBuilder added = new StringBuilder(deadlines);
    for (String one : deadlines.split("(?m)^  - ", -1)) {
      if (one.startsWith("type: igor-wish/1\n")) {
        added.append("  - ").append(one.replace("type: igor-wish/1\n", own));
      }
    }
    add("deadlines.yaml", added.toString());
    return add("types/" + type.toString().replace('/', '-') + ".yaml", text);
  }
}
