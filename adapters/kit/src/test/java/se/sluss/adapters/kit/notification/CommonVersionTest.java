package se.sluss.adapters.kit.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** N and N−1 always work; anything older, or newer than we write, is no common version. */
class CommonVersionTest {
  private static final Path CONFIG = Path.of("../../config");

  private final MessageTypes types;

  /** The types that are shipped, and igor-wish in a second and a third version. */
  CommonVersionTest(@TempDir Path folder) throws Exception {
    try (var files = Files.walk(CONFIG)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(CONFIG.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String first = Files.readString(folder.resolve("types/igor-wish-1.yaml"));
    for (int version : new int[] {2, 3}) {
      Files.writeString(
          folder.resolve("types/igor-wish-" + version + ".yaml"),
          first.replace("type: igor-wish/1", "type: igor-wish/" + version));
    }
    types = MessageTypes.load(folder);
  }

  private @Nullable String common(int ours, String... accepts) {
    Set<TypeVersion> taken = new java.util.TreeSet<>();
    for (String one : accepts) {
      taken.add(TypeVersion.of(one));
    }
    MessageType type = CommonVersion.of(new TypeVersion("igor-wish", ours), taken, types);
    return type == null ? null : type.type().toString();
  }

  @Test
  void theNewestThatTheUnitAcceptsIsWritten() {
    assertThat(common(3, "igor-wish/2", "igor-wish/3")).isEqualTo("igor-wish/3");
    assertThat(common(3, "igor-wish/1", "igor-wish/2")).isEqualTo("igor-wish/2");
  }

  @Test
  void twoVersionsApartOrAheadOfUsThereIsNone() {
    assertThat(common(3, "igor-wish/1")).isNull();
    assertThat(common(1, "igor-wish/2")).isNull();
    assertThat(common(3, "concern-report/1", "answer/1")).isNull();
    assertThat(common(1)).isNull();
  }
}
