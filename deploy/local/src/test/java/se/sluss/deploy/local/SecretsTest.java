package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private final Path folder;

  SecretsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSecretIsTheSameAfterARestartAndNoOtherIs() throws IOException {
    Path file = folder.resolve("secrets.properties");
    Secrets first = new Secrets(file);
    String portal = first.of("database.portal");
    String hub = first.of("database.hub");
    String key = first.key("at-rest.hub");

    Secrets again = new Secrets(file);

    assertThat(again.of("database.portal")).isEqualTo(portal).isNotEqualTo(hub);
    assertThat(again.of("database.hub")).isEqualTo(hub);
    assertThat(again.key("at-rest.hub")).isEqualTo(key);
  }

  @Test
  void twoFoldersShareNoSecret() throws IOException {
    String one = new Secrets(folder.resolve("one")).of("broker.hub");
    String other = new Secrets(folder.resolve("other")).of("broker.hub");

    assertThat(one).isNotEqualTo(other).hasSize(29);
  }

  @Test
  void aKeyHas256Bits() throws IOException {
    String key = new Secrets(folder.resolve("secrets")).key("at-rest.hub");

    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
  }

  @Test
  void onlyItsOwnerReadsTheFile() throws IOException {
    Path file = folder.resolve("secrets.properties");
    new Secrets(file).of("database.portal");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
